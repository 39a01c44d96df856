"""Data models of every format are found, with their object and the kinds of field it holds.

Each sample is what a person would write in that format. The object has four kinds of field; beside it stands one
that is about nobody, and must be left alone.
"""
import json
import os
import subprocess
import sys
import tempfile

PATIENT = "Patient: last name, date of birth, diagnosis, e-mail address"

# The file's name, its text, and what is told of it: PATIENT unless something else is said.
SAMPLES = [
    ("Patient.java", """
@Entity
@Table(name = "patients")
public class Patient {
    @Id
    @GeneratedValue
    private Long id;
    @Column(name = "last_name", nullable = false)
    private String lastName;
    private LocalDate dateOfBirth;
    @Column(length = 8)
    private String diagnosis;
    protected String email;

    public String getLastName() {
        return lastName;
    }
}

class Window {
    private String title;
    private int height;
}
"""),
    ("record/Patient.java", """
public record Patient(Long id, String lastName, LocalDate dateOfBirth, String diagnosis, String email) {
}
"""),
    ("Patient.kt", """
@Entity
data class Patient(
    val id: Long,
    val lastName: String,
    val dateOfBirth: LocalDate?,
    var diagnosis: String,
    var email: String = "",
)

data class Window(val title: String, val height: Int)
"""),
    ("Patient.scala", """
case class Patient(id: Long, lastName: String, dateOfBirth: LocalDate, diagnosis: String, email: Option[String])
"""),
    ("Patient.cs", """
public class Patient
{
    public int Id { get; set; }
    [Required, MaxLength(80)]
    public string LastName { get; set; }
    public DateTime DateOfBirth { get; set; }
    public string? Diagnosis { get; set; }
    public string Email { get; init; } = "";
}
"""),
    ("record/Patient.cs", """
public record Patient(int Id, string LastName, DateOnly DateOfBirth, string Diagnosis, string Email);
"""),
    ("models.py", """
from django.db import models


class Patient(models.Model):
    last_name = models.CharField(max_length=80)
    date_of_birth = models.DateField(null=True)
    diagnosis = models.TextField(blank=True)
    email = models.EmailField()

    class Meta:
        ordering = ["last_name"]


class Window(models.Model):
    title = models.CharField(max_length=80)
"""),
    ("dataclass.py", """
@dataclass
class Patient:
    last_name: str
    date_of_birth: date
    diagnosis: str | None = None
    email: str = ""
"""),
    ("declarative.py", """
class Patient(Base):
    __tablename__ = "patients"

    id: Mapped[int] = mapped_column(primary_key=True)
    last_name: Mapped[str] = mapped_column(String(80))
    date_of_birth = Column(Date)
    diagnosis = Column(String)
    email: Mapped[str]
"""),
    ("tables.py", """
patients = Table(
    "Patient",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("last_name", String(80)),
    Column("date_of_birth", Date),
    Column("diagnosis", String),
    Column("email", String),
)
"""),
    ("versions/1a2b_patients.py", """
def upgrade():
    op.create_table(
        "Patient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last_name", sa.String(length=80), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("diagnosis", sa.Text(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
    )
"""),
    ("migrations/0001_initial.py", """
class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Patient",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("last_name", models.CharField(max_length=80)),
                ("date_of_birth", models.DateField(null=True)),
                ("diagnosis", models.TextField(blank=True)),
                ("email", models.EmailField()),
            ],
        ),
    ]
"""),
    ("db/schema.rb", """
ActiveRecord::Schema[7.1].define(version: 2024_01_01) do
  create_table "patients", force: :cascade do |t|
    t.string "last_name", null: false
    t.date "date_of_birth"
    t.text "diagnosis"
    t.string "email"
    t.datetime "created_at", null: false
  end

  create_table "windows" do |t|
    t.string "title"
  end
end
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("db/migrate/20240101_create_patients.rb", """
class CreatePatients < ActiveRecord::Migration[7.1]
  def change
    create_table :patients do |t|
      t.string :last_name
      t.date :date_of_birth
      t.text :diagnosis
      t.string :email
    end
  end
end
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("app/patient.rb", """
class Patient
  attr_accessor :last_name, :date_of_birth
  attr_reader :diagnosis
  attribute :email, :string
end
"""),
    ("patient.ts", """
export interface Patient {
  id: number;
  lastName: string;
  dateOfBirth?: Date;
  readonly diagnosis: string | null;
  email: string;
}

interface Window {
  title: string;
  height: number;
}
"""),
    ("patient.entity.ts", """
@Entity()
export class Patient {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ length: 80 })
  lastName: string;

  @Column({ type: "date", nullable: true })
  dateOfBirth?: Date;

  @Column("text")
  diagnosis: string;

  @Column()
  email!: string;
}
"""),
    ("types.ts", """
type Patient = {
  lastName: string;
  dateOfBirth: string;
  diagnosis?: string;
  email: string;
};
"""),
    ("models/patient.js", """
const Patient = sequelize.define("Patient", {
  lastName: { type: DataTypes.STRING, allowNull: false },
  dateOfBirth: DataTypes.DATEONLY,
  diagnosis: { type: DataTypes.TEXT },
  email: { type: DataTypes.STRING, unique: true },
});
"""),
    ("models/init.js", """
class Patient extends Model {}
Patient.init(
  {
    lastName: { type: DataTypes.STRING, allowNull: false },
    dateOfBirth: DataTypes.DATEONLY,
    diagnosis: DataTypes.TEXT,
    email: { type: DataTypes.STRING },
  },
  { sequelize, modelName: "Patient" },
);
"""),
    ("models/mongoose.js", """
const Patient = new mongoose.Schema({
  lastName: { type: String, required: true },
  dateOfBirth: Date,
  diagnosis: { type: String },
  email: { type: String, lowercase: true },
});
module.exports = mongoose.model("Patient", Patient);
"""),
    ("models/mongoose.ts", """
const Patient = new Schema<IPatient>({
  lastName: { type: String, required: true },
  dateOfBirth: Date,
  diagnosis: { type: String },
  email: { type: String, lowercase: true },
});
"""),
    ("migrations/20240101-patients.js", """
module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable("patients", {
      id: { type: Sequelize.INTEGER, primaryKey: true },
      last_name: { type: Sequelize.STRING },
      date_of_birth: { type: Sequelize.DATEONLY },
      diagnosis: { type: Sequelize.TEXT },
      email: { type: Sequelize.STRING },
    });
  },
};
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("knex/20240101_patients.js", """
exports.up = function (knex) {
  return knex.schema.createTable("patients", (table) => {
    table.increments("id");
    table.string("last_name", 80);
    table.date("date_of_birth");
    table.text("diagnosis");
    table.string("email");
  });
};
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("schema/patient.ts", """
export const patients = z.object({
  lastName: z.string(),
  dateOfBirth: z.date(),
  diagnosis: z.string().optional(),
  email: z.string().email(),
});
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("schema/drizzle.ts", """
export const patients = pgTable("patients", {
  id: serial("id").primaryKey(),
  lastName: varchar("last_name", { length: 80 }),
  dateOfBirth: date("date_of_birth"),
  diagnosis: text("diagnosis"),
  email: text("email"),
});
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("patient.go", """
package clinic

type Patient struct {
	gorm.Model
	LastName    string    `gorm:"size:80" json:"last_name"`
	DateOfBirth time.Time `json:"date_of_birth"`
	Diagnosis   *string   `json:"diagnosis,omitempty"`
	Email       string    `gorm:"uniqueIndex"`
}

type Window struct {
	Title  string
	Height int
}
"""),
    ("patient.rs", """
#[derive(Queryable, Serialize)]
pub struct Patient {
    pub id: i32,
    pub last_name: String,
    pub date_of_birth: Option<NaiveDate>,
    diagnosis: String,
    pub email: String,
}
"""),
    ("Patient.php", """<?php
class Patient
{
    public int $id;
    private string $lastName;
    private ?DateTime $dateOfBirth = null;
    protected $diagnosis;
    public string $email;
}
"""),
    ("Promoted.php", """<?php
final class Patient
{
    public function __construct(
        public readonly string $lastName,
        private DateTimeImmutable $dateOfBirth,
        private string $diagnosis,
        private string $email,
    ) {
    }
}
"""),
    ("app/Models/Patient.php", """<?php
class Patient extends Model
{
    protected $fillable = [
        'last_name',
        'date_of_birth',
        'diagnosis',
        'email',
    ];
}
"""),
    ("database/migrations/2024_create_patients.php", """<?php
return new class extends Migration {
    public function up(): void
    {
        Schema::create('patients', function (Blueprint $table) {
            $table->id();
            $table->string('last_name', 80);
            $table->date('date_of_birth')->nullable();
            $table->text('diagnosis');
            $table->string('email')->unique();
            $table->timestamps();
        });
    }
};
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("Patient.swift", """
struct Patient: Codable {
    let id: Int
    var lastName: String
    var dateOfBirth: Date?
    let diagnosis: String
    private(set) var email: String
}
"""),
    ("patient.dart", """
class Patient {
  final int id;
  final String lastName;
  DateTime? dateOfBirth;
  late String diagnosis;
  String email;

  Patient(this.id, this.lastName, this.diagnosis, this.email);
}
"""),
    ("patient.h", """
struct Patient {
    char last_name[80];
    time_t date_of_birth;
    char *diagnosis;
    const char *email;
};

struct window {
    char *title;
    int height;
};
"""),
    ("patient.hpp", """
class Patient {
public:
    explicit Patient(int id);

private:
    std::string last_name;
    std::optional<Date> date_of_birth;
    std::string diagnosis{};
    std::string email = "";
};
"""),
    ("patient.ex", """
defmodule Clinic.Patient do
  use Ecto.Schema

  schema "patients" do
    field :last_name, :string
    field :date_of_birth, :date
    field :diagnosis, :string
    field :email, :string
    timestamps()
  end
end
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("migrations/patients.exs", """
defmodule Clinic.Repo.Migrations.CreatePatients do
  use Ecto.Migration

  def change do
    create table(:patients) do
      add :last_name, :string
      add :date_of_birth, :date
      add :diagnosis, :text
      add :email, :string
    end
  end
end
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("Patient.ps1", """
class Patient {
    [int] $Id
    [string] $LastName
    [datetime] $DateOfBirth
    [string] $Diagnosis
    [string] $Email
}
"""),
    ("Patient.groovy", """
class Patient {
    String lastName
    Date dateOfBirth
    String diagnosis
    String email
}
"""),
    ("Patient.hs", """
data Patient = Patient
  { lastName :: Text
  , dateOfBirth :: Day
  , diagnosis :: Maybe Text
  , email :: Text
  }
"""),
    ("Patient.fs", """
type Patient =
    { LastName: string
      DateOfBirth: DateOnly
      Diagnosis: string option
      Email: string }
"""),
    ("Patient.m", """
@interface Patient : NSObject
@property (nonatomic, copy) NSString *lastName;
@property (nonatomic) NSDate *dateOfBirth;
@property (nonatomic, copy) NSString *diagnosis;
@property (nonatomic, copy) NSString *email;
@end
"""),
    ("patient.jl", """
struct Patient
    last_name::String
    date_of_birth::Date
    diagnosis::String
    email::String
end
"""),
    ("patient.erl", """
-record(patient, {id, last_name :: string(), date_of_birth, diagnosis, email = <<>>}).
""", "patient: last name, date of birth, diagnosis, e-mail address"),
    ("schema.sql", """
CREATE TABLE IF NOT EXISTS clinic.patients (
    id            BIGSERIAL PRIMARY KEY,
    last_name     VARCHAR(80) NOT NULL,
    date_of_birth DATE,
    diagnosis     TEXT,
    email         VARCHAR(120) UNIQUE
);

CREATE TABLE windows (
    title  VARCHAR(80),
    height INTEGER
);
""", "patients: last name, date of birth, diagnosis, e-mail address"),
    ("quoted.sql", """
CREATE TABLE [dbo].[Patient] (
    [Id] INT IDENTITY NOT NULL,
    [LastName] NVARCHAR(80) NOT NULL,
    [DateOfBirth] DATE NULL,
    [Diagnosis] NVARCHAR(MAX) NULL,
    [Email] NVARCHAR(120) NULL
);
"""),
    ("mysql.sql", """
CREATE TABLE `Patient` (
  `id` int NOT NULL AUTO_INCREMENT,
  `last_name` varchar(80) DEFAULT NULL,
  `date_of_birth` date DEFAULT NULL,
  `diagnosis` text,
  `email` varchar(120) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
"""),
    ("alter.sql", """
ALTER TABLE Patient ADD COLUMN last_name varchar(80);
ALTER TABLE Patient ADD COLUMN date_of_birth date;
ALTER TABLE Patient ADD COLUMN diagnosis text;
ALTER TABLE Patient ADD COLUMN email varchar(120);
"""),
    ("schema.graphql", """
type Patient @key(fields: "id") {
  id: ID!
  lastName: String!
  dateOfBirth: Date
  "What the doctor found"
  diagnosis: String
  email: String! @deprecated
}

type Window {
  title: String
}
"""),
    ("input.gql", """
input Patient {
  lastName: String!
  dateOfBirth: Date = null
  diagnosis: [String!]
  email: String
}
"""),
    ("patient.proto", """
syntax = "proto3";

message Patient {
  int64 id = 1;
  string last_name = 2;
  google.protobuf.Timestamp date_of_birth = 3;
  repeated string diagnosis = 4;
  optional string email = 5;
}
"""),
    ("schema.prisma", """
model Patient {
  id          Int       @id @default(autoincrement())
  lastName    String    @db.VarChar(80)
  dateOfBirth DateTime?
  diagnosis   String[]
  email       String    @unique
}
"""),
    ("patient.thrift", """
struct Patient {
  1: required i64 id,
  2: required string last_name,
  3: optional string date_of_birth,
  4: optional string diagnosis,
  5: optional string email,
}
"""),
    ("patient.avsc", """
{
  "type": "record",
  "name": "Patient",
  "namespace": "clinic",
  "fields": [
    {"name": "id", "type": "long"},
    {"name": "last_name", "type": "string"},
    {"name": "date_of_birth", "type": ["null", "int"], "default": null},
    {"name": "diagnosis", "type": "string"},
    {"name": "email", "type": "string", "doc": "where to write to"}
  ]
}
"""),
    ("patient.schema.json", """
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Patient",
  "type": "object",
  "properties": {
    "lastName": {"type": "string"},
    "dateOfBirth": {"type": "string", "format": "date"},
    "diagnosis": {"type": "string"},
    "email": {"type": "string", "format": "email"}
  },
  "required": ["lastName"]
}
"""),
    ("openapi.json", """
{
  "openapi": "3.1.0",
  "components": {
    "schemas": {
      "Patient": {
        "type": "object",
        "properties": {
          "lastName": {"type": "string"},
          "dateOfBirth": {"type": "string", "format": "date"},
          "diagnosis": {"type": "string"},
          "email": {"type": "string", "format": "email"}
        }
      },
      "Window": {
        "type": "object",
        "properties": {"title": {"type": "string"}}
      }
    }
  }
}
"""),
    ("openapi.yaml", """
openapi: 3.1.0
components:
  schemas:
    Patient:
      type: object
      required: [lastName]
      properties:
        lastName:
          type: string
        dateOfBirth:
          type: string
          format: date
        diagnosis: {type: string}
        email:
          type: string
    Window:
      properties:
        title:
          type: string
"""),
    ("form.html", """
<form id="patient" method="post">
  <label for="last">Name</label>
  <input type="text" name="last_name" id="last" required>
  <input type="date" name="date_of_birth">
  <textarea name="diagnosis"></textarea>
  <input name="email" type="email" />
  <input type="submit">
</form>
""", "patient: last name, date of birth, diagnosis, e-mail address"),
    ("form.vue", """
<template>
  <form class="patient" @submit="save">
    <input v-model="last" name="last_name" />
    <input type="date" name="date_of_birth" />
    <select name="diagnosis"></select>
    <input type="email" name="email" />
  </form>
</template>
""", "patient: last name, date of birth, diagnosis, e-mail address"),
    ("patient.xsd", """
<xs:complexType name="Patient">
  <xs:sequence>
    <xs:element name="lastName" type="xs:string"/>
    <xs:element name="dateOfBirth" type="xs:date"/>
    <xs:element name="diagnosis" type="xs:string"/>
    <xs:element name="email" type="xs:string" minOccurs="0"/>
  </xs:sequence>
</xs:complexType>
"""),
    ("Patient.hbm.xml", """
<hibernate-mapping>
  <class name="Patient" table="patients">
    <id name="id" column="id"/>
    <property name="lastName" column="last_name"/>
    <property name="dateOfBirth" type="date"/>
    <property name="diagnosis"/>
    <property name="email" unique="true"/>
  </class>
</hibernate-mapping>
"""),
]


def objects_of(path, text):
    """What is told of the objects in the text, one for each finding."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, path)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "w", encoding="utf-8") as out:
            out.write(text)
        done = subprocess.run([os.environ["WAYBILL"], "scan", "--no-git", "--format", "jsonl", folder],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode not in (0, 1):
            return [f"exit {done.returncode}: {done.stderr}"]
        found = [json.loads(line) for line in done.stdout.splitlines()]
        return [f["name"] for f in found if f["evidence"] == "schema"]


def main():
    failed = 0
    for path, text, *told in SAMPLES:
        expected = [told[0] if told else PATIENT]
        found = objects_of(path, text)
        if found != expected:
            failed += 1
            print(f"{path}: found {found}, not {expected}")
    print(f"{len(SAMPLES) - failed} of {len(SAMPLES)} formats")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
