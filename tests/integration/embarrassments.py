"""What every scanner of credentials has been laughed at for, by name.

Each test is a repository of one kind of text that looks like a credential and is none. Beside it stands one
real key, which must be found, so that nothing is quiet because nothing was read; and nothing else may be
reported as live, with medium or high confidence. Values are made here, none is stored.
"""

import base64
import json
import os
import unittest

import shapes
from project import Project

# Names of packages that patterns and vocabularies know.
PACKAGES = """
    jsonwebtoken password-hash @auth0/auth0-spa-js passport-http-bearer api-key-auth stripe twilio openai
    csrf-token secret-stack aws-sdk @azure/msal-node keytar token-types cookie-session slack-client sentry
    github-api-token google-auth-library firebase-admin mailgun.js algoliasearch dropbox square heroku-client
    datadog-metrics npm-registry-client bcrypt scrypt-js credential node-vault access-token-jwt private-key-pem
""".split()


class Values:
    """Digests and their like: another one for each call, the same ones on every run."""

    def __init__(self, seed):
        self.seed = seed
        self.made = 0

    def of(self, characters, count):
        self.made += 1
        return shapes.made(f"<[{characters}]{{{count}}}>", f"{self.seed}{self.made}")

    def hex(self, count):
        return self.of("0-9a-f", count)

    def base64(self, octets):
        return base64.b64encode(bytes.fromhex(self.hex(2 * octets))).decode()

    def uuid(self):
        return "-".join((self.hex(8), self.hex(4), "4" + self.hex(3), "a" + self.hex(3), self.hex(12)))


class Repository(Project):
    def setUp(self):
        super().setUp()
        self.values = Values(self.id().rpartition(".")[2])

    def credentials(self, files):
        """The credentials in a repository of these files, those in doubt left out."""
        return [f for f in self.findings_in(files)
                if f["kind"] == "credential" and f["confidence"] != "low"]

    def assert_quiet(self, files):
        key = shapes.made("AKIAQ<[A-Z2-7]{15}>", self.id())
        found = [f for f in self.credentials({**files, "deploy/real.py": f'KEY = "{key}"\n'})
                 if f["standing"] == "live"]
        said = [f"{f['path']}:{f['line']} {f['rule']} {f['preview']}" for f in found
                if f["path"] != "deploy/real.py"]
        self.assertEqual(said, [])
        self.assertEqual([f["rule"] for f in found], ["aws-access-key-id"])


class Digests(Repository):
    def test_lock_file_hashes(self):
        v = self.values
        entries = [(name, f"{i}.{i + 1}.0") for i, name in enumerate(PACKAGES)]
        npm = {f"node_modules/{name}": {
            "version": version, "resolved": f"https://registry.npmjs.org/{name}/-/x-{version}.tgz",
            "integrity": "sha512-" + v.base64(64)} for name, version in entries}
        composer = [{"name": f"acme/{name}", "version": version,
                     "source": {"type": "git", "reference": v.hex(40)},
                     "dist": {"type": "zip", "reference": v.hex(40), "shasum": v.hex(40)}}
                    for name, version in entries]
        nuget = {name: {"type": "Direct", "resolved": version, "contentHash": v.base64(64)}
                 for name, version in entries}
        pip = {name: {"hashes": ["sha256:" + v.hex(64), "sha256:" + v.hex(64)], "version": "==" + version}
               for name, version in entries}
        flake = {name: {"locked": {"lastModified": 1700000000, "narHash": "sha256-" + v.base64(32),
                                   "rev": v.hex(40), "type": "github"}} for name, _ in entries}
        swift = [{"identity": name, "kind": "remoteSourceControl",
                  "state": {"revision": v.hex(40), "version": version}} for name, version in entries]
        def each(line):
            return "".join(line(name, version) for name, version in entries)
        self.assert_quiet({
            "package-lock.json": json.dumps({"lockfileVersion": 3, "packages": npm}, indent=2),
            "composer.lock": json.dumps({"content-hash": v.hex(32), "packages": composer}, indent=4),
            "packages.lock.json": json.dumps({"dependencies": {"net8.0": nuget}}, indent=2),
            "Pipfile.lock": json.dumps({"_meta": {"hash": {"sha256": v.hex(64)}}, "default": pip}, indent=4),
            "flake.lock": json.dumps({"nodes": flake, "version": 7}, indent=2),
            "Package.resolved": json.dumps({"pins": swift, "version": 2}, indent=2),
            "yarn.lock": each(lambda n, w: f'"{n}@^{w}":\n  version "{w}"\n  resolved "https://registry'
                              f'.yarnpkg.com/{n}/-/x-{w}.tgz#{v.hex(40)}"\n'
                              f'  integrity sha512-{v.base64(64)}\n\n'),
            "web/yarn.lock": each(lambda n, w: f'"{n}@npm:^{w}":\n  version: {w}\n  resolution: "{n}@npm:{w}"\n'
                                  f'  checksum: 10c0/{v.hex(128)}\n  languageName: node\n\n'),
            "pnpm-lock.yaml": each(lambda n, w: f"  /{n}@{w}:\n    resolution: "
                                   f"{{integrity: sha512-{v.base64(64)}}}\n"),
            "bun.lock": each(lambda n, w: f'    "{n}": ["{n}@{w}", "", {{}}, "sha512-{v.base64(64)}"],\n'),
            "deno.lock": each(lambda n, w: f'    "https://deno.land/x/{n}@{w}/mod.ts": "{v.hex(64)}",\n'),
            "Cargo.lock": each(lambda n, w: f'[[package]]\nname = "{n}"\nversion = "{w}"\nsource = "registry'
                               f'+https://github.com/rust-lang/crates.io-index"\nchecksum = "{v.hex(64)}"\n\n'),
            "go.sum": each(lambda n, w: f"github.com/acme/{n} v{w} h1:{v.base64(32)}\n"
                           f"github.com/acme/{n} v{w}/go.mod h1:{v.base64(32)}\n"),
            "poetry.lock": each(lambda n, w: f'[[package]]\nname = "{n}"\nversion = "{w}"\nfiles = [\n'
                                f'    {{file = "{n}-{w}.tar.gz", hash = "sha256:{v.hex(64)}"}},\n]\n\n'),
            "uv.lock": each(lambda n, w: f'sdist = {{ url = "https://files.pythonhosted.org/packages/{v.hex(2)}/'
                            f'{v.hex(60)}/{n}.tar.gz", hash = "sha256:{v.hex(64)}", size = 1 }}\n'),
            "requirements.txt": each(lambda n, w: f"{n}=={w} \\\n    --hash=sha256:{v.hex(64)} \\\n"
                                     f"    --hash=sha256:{v.hex(64)}\n"),
            "Gemfile.lock": "GEM\n  specs:\n" + each(lambda n, w: f"    {n} ({w})\n") + "\nCHECKSUMS\n"
                            + each(lambda n, w: f"  {n} ({w}) sha256={v.hex(64)}\n"),
            "Podfile.lock": "SPEC CHECKSUMS:\n" + each(lambda n, w: f"  {n}: {v.hex(40)}\n")
                            + f"\nPODFILE CHECKSUM: {v.hex(40)}\n",
            "mix.lock": each(lambda n, w: f'  "{n}": {{:hex, :token, "{w}", "{v.hex(64)}", [:mix], [], "hexpm", '
                             f'"{v.hex(64)}"}},\n'),
            "rebar.lock": each(lambda n, w: f' {{<<"{n}">>, <<"{v.hex(64).upper()}">>}},\n'),
            ".terraform.lock.hcl": each(lambda n, w: f'  hashes = [\n    "h1:{v.base64(32)}",\n'
                                        f'    "zh:{v.hex(64)}",\n  ]\n'),
            "gradle/verification-metadata.xml": each(
                lambda n, w: f'<artifact name="{n}.jar"><sha256 value="{v.hex(64)}" origin="x"/></artifact>\n'),
            "WORKSPACE": each(lambda n, w: f'http_archive(\n    name = "{n}",\n    sha256 = "{v.hex(64)}",\n)\n'),
            "SHA256SUMS": each(lambda n, w: f"{v.hex(64)}  {n}-{w}.tar.gz\n"),
        })

    def test_pinned_action_shas_and_image_digests(self):
        v = self.values
        actions = ("actions/checkout aws-actions/configure-aws-credentials docker/login-action azure/login "
                   "google-github-actions/auth hashicorp/vault-action codecov/codecov-action").split()
        steps = "".join(f"      - uses: {name}@{v.hex(40)} # v4.1.{i}\n" for i, name in enumerate(actions))
        self.assert_quiet({
            ".github/workflows/ci.yml": "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n" + steps,
            ".gitlab-ci.yml": f"image: registry.acme.dev/token-service@sha256:{v.hex(64)}\n",
            ".pre-commit-config.yaml": f"repos:\n- repo: https://github.com/acme/secrets\n  rev: {v.hex(40)}\n",
            "Dockerfile": f"FROM node:20@sha256:{v.hex(64)}\nCOPY --from=acme/vault@sha256:{v.hex(64)} /v /v\n",
            "deploy.yml": f"containers:\n- name: auth\n  image: ghcr.io/acme/auth:v1@sha256:{v.hex(64)}\n",
            "Jenkinsfile": f"library identifier: 'shared@{v.hex(40)}'\n",
            "index.html": f'<script src="https://cdn.acme.dev/auth.js" integrity="sha384-{v.base64(48)}" '
                          f'crossorigin="anonymous"></script>\n',
            "kustomization.yaml": f"images:\n- name: api-token\n  digest: sha256:{v.hex(64)}\n",
        })

    def test_git_object_ids(self):
        v = self.values
        self.assert_quiet({
            "CHANGELOG.md": "".join(
                f"* fix(auth): token refresh ([{(c := v.hex(40))[:7]}](https://github.com/acme/x/commit/{c}))\n"
                for _ in range(40)),
            ".git-blame-ignore-revs": "".join(f"# password forms\n{v.hex(40)}\n" for _ in range(10)),
            "build.properties": f"git.commit.id={v.hex(40)}\ngit.commit.id.abbrev={v.hex(7)}\n",
            "version.py": f'GIT_SHA = "{v.hex(40)}"\n__commit__ = "{v.hex(40)}"\nREVISION = "{v.hex(40)}"\n',
            "deps.json": json.dumps({"auth-service": {"sha": v.hex(40), "tree": v.hex(40), "ref": v.hex(40)}}),
            "log.txt": "".join(f"commit {v.hex(40)}\nparent {v.hex(40)}\ntree {v.hex(40)}\n" for _ in range(10)),
            "ci.yml": f"- save_cache:\n    key: deps-{v.hex(40)}\n- env:\n    COMMIT_SHA: {v.hex(40)}\n",
            "sha256.txt": f"object {v.hex(64)}\n",
        })

    def test_uuids(self):
        v = self.values
        names = ("id tenantId client_id subscriptionId request-id correlationId session_id userId device_uuid "
                 "projectGuid deploymentId key uniqueKey record_key traceId appId organization_id").split()
        self.assert_quiet({
            "settings.json": json.dumps({name: v.uuid() for name in names}, indent=2),
            "settings.yml": "".join(f"{name}: {v.uuid()}\n" for name in names),
            "ids.py": "".join(f'{name.replace("-", "_").upper()} = "{v.uuid()}"\n' for name in names),
            "App.sln": "".join(f'Project("{{{v.uuid().upper()}}}") = "Auth", "Auth.csproj", '
                               f'"{{{v.uuid().upper()}}}"\n' for _ in range(10)),
            "App.csproj": f"<ProjectGuid>{{{v.uuid()}}}</ProjectGuid><UserSecretsId>{v.uuid()}</UserSecretsId>\n",
            "seed.sql": "".join(f"INSERT INTO password_resets (id, user_id) VALUES ('{v.uuid()}', '{v.uuid()}');\n"
                                for _ in range(10)),
        })


class Bulk(Repository):
    def test_minified_bundles(self):
        v = self.values
        chunks = ",".join(f'{i}:"{v.hex(20)}"' for i in range(200))
        code = "".join(
            f'function {v.of("a-z", 1)}(e,t){{return e.token||t.token||(e.password=t.password,e.apiKey=n.apiKey),'
            f'this.secretKey=e.secretKey,{{auth:e.auth,key:{i},token:r.token,credentials:"same-origin",'
            f'accessToken:o(e).accessToken,privateKey:void 0,clientSecret:null}}}}' for i in range(100))
        self.assert_quiet({
            "public/app.min.js": "!function(e){" + code + "}();",
            "public/runtime.js": f'a.u=e=>"static/chunks/"+e+"."+{{{chunks}}}[e]+".js";{code}',
            "public/app.min.css": "".join(f'.{v.of("A-Za-z", 6)}{{background:#{v.hex(6)};content:"\\e{v.hex(3)}"}}'
                                          for _ in range(200)),
            "public/app.js.map": json.dumps({
                "version": 3, "names": ["token", "password", "apiKey", "getTokenQuery", "hash2", "secretKey"],
                "mappings": "".join(v.of("A-Za-z", 4) + ",;"[i % 7 == 0] for i in range(2000))}),
            "public/vendor.bundle.js": f'e.exports=JSON.parse(\'{{"_from":"jsonwebtoken","_integrity":"sha512-'
                                       f'{v.base64(64)}","_shasum":"{v.hex(40)}"}}\')',
        })

    def test_svg_paths(self):
        v = self.values
        def path():
            return "M12" + "".join(f"{v.of('MmLlCcSsQqTtHhVvz', 1)}{v.of('0-9', 2)}.{v.of('0-9', 3)}"
                                   for _ in range(60))
        self.assert_quiet({
            "icons/key.svg": f'<svg id="api-key" viewBox="0 0 24 24"><path d="{path()}"/></svg>\n',
            "icons/all.svg": "".join(f'<symbol id="{name}-token"><path id="secret-key" d="{path()}"/></symbol>\n'
                                     for name in PACKAGES),
            "src/KeyIcon.tsx": f'export const TokenIcon = () => <svg><path d="{path()}" key="{path()}"/></svg>;\n',
            "src/icons.js": f'export const passwordIcon = "{path()}";\nexport const tokenPath = "{path()}";\n',
            "app/icon.xml": f'<path android:name="key" android:pathData="{path()}"/>\n',
        })

    def test_base64_images(self):
        v = self.values
        png = "iVBORw0KGgoAAAANSUhEUgAA" + v.base64(900)
        jpeg = "/9j/4AAQSkZJRgABAQAAAQABAAD" + v.base64(900)
        woff = "d09GMgABAAAAA" + v.base64(900)
        self.assert_quiet({
            "style.css": f".token{{background:url(data:image/png;base64,{png})}}\n"
                         f"@font-face{{src:url(data:font/woff2;charset=utf-8;base64,{woff})}}\n",
            "page.html": f'<img alt="password" src="data:image/jpeg;base64,{jpeg}">\n',
            "plot.ipynb": json.dumps({"cells": [{"outputs": [{"data": {"image/png": png + "\n"}}]}]}),
            "assets.js": f'export const keyImage = "data:image/png;base64,{png}";\n'
                         f"export const secretIcon = 'data:image/svg+xml;base64,{v.base64(300)}';\n",
            "mail.eml": "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
                        + "\n".join(png[i:i + 76] for i in range(0, len(png), 76)) + "\n",
            "Logo.resx": f'<data name="Token" mimetype="application/x-microsoft.net.object.bytearray.base64">'
                         f"<value>{png}</value></data>\n",
        })

    def test_pem_test_vectors(self):
        """Reported, for some leak from there; but told as keys of tests, and never as sure."""
        v = self.values
        def pem():  # an Ed25519 key as RFC 8410 writes it
            der = bytes.fromhex("302e020100300506032b657004220420" + v.hex(64))
            return f"-----BEGIN PRIVATE KEY-----\n{base64.b64encode(der).decode()}\n-----END PRIVATE KEY-----\n"
        files = {
            "tests/data/ed25519.pem": pem(),
            "test/recipes/30-test_evp_data/evppkey.txt": "PrivateKey = Alice\n" + pem(),
            "crypto/sign_test.go": "package crypto\n\nconst key = `" + pem() + "`\n",
            "src/testdata/server.key": pem(),
        }
        found = self.credentials(files)
        self.assertEqual(sorted(f["path"] for f in found), sorted(files))
        for f in found:
            self.assertEqual((f["type"], f["confidence"]), ("private-key", "medium"))
            self.assertIn(f["place"], ("test", "fixture"))
            self.assertIn("it stands in test code, where keys are made for the test", f["why"])
        for name in files:
            os.remove(os.path.join(self.root, name))
        certificate = f"-----BEGIN CERTIFICATE-----\n{v.base64(400)}\n-----END CERTIFICATE-----\n"
        public = f"-----BEGIN PUBLIC KEY-----\n{v.base64(90)}\n-----END PUBLIC KEY-----\n"
        self.assert_quiet({"certs/ca.pem": certificate, "certs/pub.pem": public,
                           "src/armor.c": '#define HEADER "-----BEGIN RSA PRIVATE KEY-----"\n',
                           "k8s.yml": "kind: Secret\ndata:\n  tls.crt: "
                                      + base64.b64encode(certificate.encode()).decode() + "\n"})


class Names(Repository):
    def test_css_and_html_ids(self):
        v = self.values
        self.assert_quiet({
            "login.html": """
                <form id="login-form-7f3a9b2c"><label for="user_password">Password</label>
                <input type="password" id="user_password" name="password" class="css-1q2w3e4r5t"
                       autocomplete="current-password" placeholder="Enter your password" value="">
                <input type="hidden" name="authenticity_token" value="">
                <div data-token-field="#api-token-input" data-v-7ba5bd90 data-testid="password-input-v2"></div>
                </form>
            """,
            "login.css": "#password-field, .token-string, .hljs-keyword { color: #a1b2c3 }\n"
                         + "".join(f".Login_apiKey__{v.of('A-Za-z0-9', 5)} {{ color: #{v.hex(6)} }}\n"
                                   for _ in range(50)),
            "styles.module.css.d.ts": "".join(f'  readonly "apiKey": "Login_apiKey__{v.of("A-Za-z0-9", 5)}";\n'
                                              for _ in range(5)),
            "page.js": """
                const password = document.querySelector('#user-password-2');
                const tokenSelector = '[data-testid="token-input"]';
                $('#login input[name=password]').val('');
                expect(screen.getByLabelText('Password')).toBeVisible();
                const passwordField = "form > div:nth-child(2) .password";
            """,
        })

    def test_translation_files(self):
        self.assert_quiet({
            "locales/de.json": '{"password": "Passwort", "token": "Zugriffstoken", "secret": "Geheimnis",\n'
                               ' "forgotPassword": "Passwort vergessen?", "api_key": "API-Schlüssel"}\n',
            "locales/eu.json": '{"password": "Pasahitza", "newPassword": "Pasahitz berria", "token": "Tokena"}\n',
            "locales/fi.json": '{"password": "Salasana", "token": {"custom": "Mukautettu", "key": "Avain"}}\n',
            "config/locales/cs.yml": "cs:\n  password: Heslo\n  token: Přístupový token\n  secret: Tajemství\n",
            "src/main/resources/messages_hu.properties": "password=Jelsz\\u00F3\ntoken=Hozz\\u00E1f\\u00E9r\\u00E9s\n",
            "res/values-pl/strings.xml": '<string name="password">Hasło</string>\n'
                                         '<string name="api_key">Klucz</string>\n',
            "po/nl.po": 'msgid "Password:"\nmsgstr "Wachtwoord:"\n\nmsgid "password"\nmsgstr "wachtwoord"\n',
            "lang/tr/auth.php": "<?php return ['password' => 'Parola', 'token' => 'Belirteç', 'secret' => 'Gizli'];\n",
            "vi.lproj/Localizable.strings": '"password" = "Mật khẩu";\n"token" = "Mã truy cập";\n',
            "lib/l10n/app_ja.arb": '{"password": "パスワード", "secretKey": "秘密鍵"}\n',
        })

    def test_types_in_place_of_values(self):
        self.assert_quiet({
            "models.py": """
                class User(BaseModel):
                    password: str
                    api_key: Optional[str] = None
                    token: SecretStr = Field(...)
                    secret: "SecretStr | None" = None
                    private_key: bytes
                def login(user: str, password: str, token: str = "") -> bool: ...
            """,
            "types.ts": """
                interface Login { password: string; token?: string | null; apiKey: Buffer|Uint8Array|string }
                type Secret = { clientSecret: string; accessToken: Promise<string>; readonly key: CryptoKey };
                export declare function auth(password: string, secretKey?: Uint8Array): Promise<Token2Response>;
            """,
            "config.go": """
                type Config struct {
                	Password string `json:"password" env:"DB_PASSWORD"`
                	Token    *oauth2.Token `yaml:"token"`
                	APIKey   []byte
                }
            """,
            "lib.rs": "pub struct Auth { password: String, token: Option<SecretString>, key: [u8; 32] }\n",
            "User.java": "class User { private String password; private char[] secret; Token token = null; }\n",
            "User.kt": "data class Login(val password: String, val token: String? = null, val apiKey: ByteArray)\n",
            "User.cs": "public string Password { get; set; } = string.Empty;\npublic string ApiKey { get; init; }\n",
            "User.swift": "struct Login { let password: String; var token: String?; let secretKey: SymmetricKey }\n",
            "schema.graphql": "input Login { password: String! token: ID apiKey: String @deprecated }\n",
            "login.proto": "message Login { string password = 1; string access_token = 2; bytes secret = 3; }\n",
            "schema.sql": "CREATE TABLE users (password varchar(255) NOT NULL, api_key char(32), token text);\n",
            "openapi.yml": "password:\n  type: string\n  format: password\ntoken:\n  $ref: '#/components/Token2'\n",
            "variables.tf": 'variable "db_password" {\n  type = string\n  sensitive = true\n}\n',
            "rules.php": "<?php $rules = ['password' => 'required|min:8|confirmed', 'token' => 'nullable|string'];\n",
        })

    def test_expressions_in_place_of_values(self):
        self.assert_quiet({
            "app.py": """
                token = get_token()
                password = getpass.getpass("Password: ")
                api_key = os.environ["API_KEY_FOR_PRODUCTION"]
                secret = settings.SECRETS["payment_provider_2"]
                auth_token = response.json()["access_token"]
                access_token = hashlib.sha256(user.encode()).hexdigest()
                private_key = serialization.load_pem_private_key(data, password=None)
                password = self.cleaned_data["new_password1"]
            """,
            "app.js": """
                const token = await getTokenForUser2(user);
                const apiKey = process.env.API_KEY_V2 || config.get('api.key');
                const password = req.body.password;
                const secret = crypto.randomBytes(32).toString('hex');
                const key = `user:${id}:session`;
                headers.Authorization = 'Bearer ' + session.accessToken;
                headers["X-Api-Key"] = this.config.apiKeyV2;
            """,
            "app.go": """
                token := os.Getenv("GITHUB_TOKEN_2")
                password, err := vault.Read(ctx, "secret/data/app#password")
                apiKey := base64.StdEncoding.EncodeToString(key[:])
            """,
            "App.java": """
                String password = System.getenv("DB_PASSWORD_1");
                String token = request.getHeader("X-Auth-Token");
                byte[] secret = KeyGenerator.getInstance("HmacSHA256").generateKey().getEncoded();
            """,
            "app.rb": """
                token = SecureRandom.hex(32)
                password = Rails.application.credentials.dig(:database, :password)
                api_key = ENV.fetch("STRIPE_API_KEY_2")
                ENV["PGPASSWORD"] = configuration_hash[:password].to_s if configuration_hash[:password]
            """,
            "app.php": """
                <?php
                $password = $_POST['password1'];
                $token = bin2hex(random_bytes(16));
                $secret = config('services.stripe2.secret');
                define('AUTH_KEY', getenv('WP_AUTH_KEY'));
            """,
            "app.sh": """
                TOKEN=$(cat /run/secrets/token2)
                PASSWORD=`pwgen -s 32 1`
                API_KEY="$(vault kv get -field=key secret/app)"
                blob=$(echo unrelated | git hash-object -w --stdin)
                curl -u "$USER:$PASSWORD" https://api.acme.dev
            """,
        })

    def test_variables_in_place_of_values(self):
        self.assert_quiet({
            ".env.tmpl": "PASSWORD=${DB_PASSWORD}\nTOKEN=$API_TOKEN_V2\nSECRET={{ app_secret_2 }}\nKEY=%API_KEY%\n",
            "docker-compose.yml": """
                services:
                  db:
                    environment:
                      POSTGRES_PASSWORD: ${DB_PASSWORD:-}
                      DATABASE_URL: postgres://${DB_USER}:${DB_PASSWORD}@db:5432/app
                      API_TOKEN: "${API_TOKEN:?missing}"
            """,
            ".github/workflows/release.yml": """
                env:
                  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}
                  AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY_2 }}
                  PASSWORD: ${{ github.event.inputs.password1 }}
            """,
            "main.tf": """
                password = var.db_password_2
                token    = data.vault_generic_secret.app.data["token"]
                secret   = "${random_password.app1.result}"
                api_key  = local.keys["v2"]
            """,
            "values.yaml": "password: {{ .Values.db.password1 | b64enc | quote }}\ntoken: '{{ include \"app.token\" . }}'\n",
            "playbook.yml": "db_password: \"{{ lookup('env', 'DB_PASSWORD_2') }}\"\napi_key: '{{ vault_api_key1 }}'\n",
            "deploy.ps1": "$password = $env:DB_PASSWORD_2\n$secret = ConvertTo-SecureString $plain -AsPlainText -Force\n",
            "run.bat": "set PASSWORD=%DB_PASSWORD%\nset TOKEN=%1\n",
            "nginx.conf.erb": 'proxy_set_header Authorization "Bearer <%= @token2 %>";\n',
            "settings.xml": "<password>${env.MAVEN_PASSWORD_2}</password>\n<token>@deploy.token1@</token>\n",
            "app.properties": "db.password=ENC(Zk9vYmFyQmF6)\napi.key=${API_KEY_2:none}\n",
            "Makefile": "TOKEN ?= $(shell cat .token2)\nPASSWORD := $(DB_PASSWORD_1)\n",
            "format.c": 'printf("password=%s&token=%08x", password, token);\n',
        })

    def test_placeholders_your_key(self):
        self.assert_quiet({
            "README.md": """
                export API_KEY=<your-api-key-here>
                export TOKEN=YOUR_ACCESS_TOKEN_1
                curl -H "Authorization: Bearer <YOUR_TOKEN_2>" https://api.acme.dev
                password: your-password-123
                AWS_SECRET_ACCESS_KEY=your_aws_secret_access_key_goes_here_1234
                psql postgres://user:password@host:5432/db
                mysql -u root -p[password]
                client_secret = "insert-your-client-secret-2-here"
            """,
            "config.example.yml": """
                password: changeme123
                secret_key: replace-me-with-a-long-random-string-1
                token: "<insert token v2 here>"
                api_key: my-n8n-api-key
                private_key: |
                  -----BEGIN PRIVATE KEY-----
                  <your private key>
                  -----END PRIVATE KEY-----
            """,
            "settings.py": 'SECRET_KEY = "django-insecure-change-me-please-2"\nAPI_KEY = "dummy_key_for_tests_1"\n',
            "config.js": 'const apiKey = "YOUR-API-KEY-V2"; const s3 = "s3://ACCESSKEY:SECRETKEY@s3.acme.dev/b";\n',
            "schema.sql": "CREATE USER app IDENTIFIED BY 'KEYSTONE_DBPASS';\n",
        })

    def test_xxxx(self):
        stars, exes, zeros = "*" * 20, "x" * 36, "0" * 40
        self.assert_quiet({
            ".env.sample": f"API_KEY={exes}\nTOKEN=ghp_{exes}\nPASSWORD={stars}\nSECRET={zeros}\n"
                           f"STRIPE=sk_live_{exes[:24]}\nSLACK=xoxb-{exes[:12]}-{exes[:12]}-{exes[:24]}\n",
            "docs.md": f'token: "XXXX-XXXX-XXXX-XXXX"\nAKIA{"X" * 16}\nsecret: "abcdefghijklmnopqrstuvwxyz123456"\n'
                       f'api_key: 12345678901234567890123456789012\nkey: {"deadbeef" * 4}\n'
                       "token: 00000000-0000-4000-8000-000000000123\nhf_" + "a" * 34 + "\n"
                       "access_token: eyJ...\nclient_secret: '...'\ntoken: aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb\n",
            "config.json": json.dumps({"password": "........", "apiKey": "--------------------", "token": "#" * 24,
                                       "secret": "1q2w3e4r5t6y", "key": "0123456789abcdef" * 2}),
        })

    def test_example_domains(self):
        self.assert_quiet({
            "urls.py": """
                URLS = [
                    "https://user:password@example.com/path",
                    "postgres://app:secret@db.example.org:5432/app",
                    "amqp://guest:guest@localhost:5672/",
                    "redis://:password@example.net:6379/0",
                    "ftp://anonymous:guest@ftp.example.com/",
                    "https://example.com/reset?token=TOKEN&password=PASSWORD",
                    "smtp://mailer:mailer@smtp.example.com:587",
                ]
            """,
            "README.md": "Open https://admin:admin@example.com or mail kim@example.com.\n"
                         "git clone https://oauth2:TOKEN@git.example.com/acme/x.git\n",
        })

    def test_function_names_that_look_like_keys(self):
        words = "parse_options_and_return_the_first_value_of_all"
        humps = "ParseOptionsAndReturnTheFirstValueOfAllOfThem"
        prefixes = """ghp gho npm hf glpat sk_live sk_test rk_live pk_live xoxb dop_v1 shpat lin_api key pat
                      dckr_pat sbp tvly fc pplx gsk r8 nvapi whsec rnd figd atp EAAC AIza AKIA SG AC SK""".split()
        code = "".join(f"def {p}_{words[:length]}(): return {p}{humps[:length]}\n"
                       for p in prefixes for length in (16, 24, 32, 34, 35, 36, 40, 43))
        self.assert_quiet({
            "helpers.py": code,
            "helpers.js": "".join(f"export const {p}{humps[:35]} = () => {p}_{words[:36]};\n" for p in prefixes),
            "keys.h": """
                static int gnutls_x509_privkey_import_rsa_raw2(gnutls_x509_privkey_t key, const void *data);
                #define MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 0xC024
                const char *token_types[] = {"TOKEN_LPAREN_2", "TOKEN_RPAREN_2"};
            """,
            "api.java": """
                getStripeSecretKeyFromEnvironmentOrThrowException2();
                private static final String SECRET_KEY_PROPERTY = "spring.security.oauth2.client.secret-key";
                String tokenAlgorithm = "HmacSHA256"; String keyType = "EC_NIST_P256"; String secretEngine = "kv-v2";
                setPasswordEncoder("pbkdf2_sha256"); passwordAlgorithm("argon2id");
            """,
            "queries.graphql": "mutation tokenCreateWithEmailAndPassword2 { tokenCreate(email: $e, password: $p1) }\n",
            "six.py": 'MovedAttribute("HTTPPasswordMgr", "urllib2", "urllib.request"),\n',
            "regex.py": r"PASSWORD_RE = re.compile(r'^(?:.+[-_\s])?pass(?:[-_\s]?(?:word|phrase))$')" + "\n"
                        + r'TOKEN_RE = "[A-Za-z0-9_-]{20,40}"' + "\n",
            "package.json": '{"dependencies": {"pbkdf2-password": "1.2.1", "api-key": "^4.0.0-beta.1"}}\n',
        })


if __name__ == "__main__":
    unittest.main()
