# COMMENT
defmodule Clinic.Patient do
  @moduledoc """
  STRING over lines
  """
  @secret "VALUE__secret"
  use Ecto.Schema

  schema "patients" do
    field :FIELD__patients__1, :string
    field(:FIELD__patients__2, :integer)
  end

  defstruct [:FIELD__Clinic_Patient__1, FIELD__Clinic_Patient__2: "STRING"]

  def login(CODEWORD_user, pass \\ "VALUE__pass") do
    token = "VALUE__token STRING #{CODEWORD_x <> "STRING"} STRING" # COMMENT
    map = %{"KEY__a" => "STRING", "quoted" => "VALUE__quoted", key: ["VALUE__key"]}
    patient = %Patient{name: "VALUE__name"}
    Client.connect("ARGUMENT__Client_connect", phrase: "VALUE__phrase")
    local = ~s(STRING VALUE__local)
    chars = 'VALUE__chars'
  end
end

config :app, :api_key, "VALUE__api_key"
config :app, Clinic.Repo, password: "VALUE__password", pool: CODEWORD_size

create table(:visits) do
  add :FIELD__visits__1, :string
end
