// COMMENT
/* COMMENT */
using System;

/// <summary>COMMENT</summary>
[Table("ARGUMENT__Table", Schema = "VALUE__Schema")]
public class Patient : Person
{
    private const string PASSWORD = "VALUE__PASSWORD";
    private readonly string FIELD__Patient__1 = "VALUE__FIELD__Patient__1", FIELD__Patient__2;
    public string? FIELD__Patient__3 { get; set; } = "VALUE__FIELD__Patient__3";
    [Column("STRING")] public DateTime FIELD__Patient__4 => CODEWORD.Now;

    public record Visit(string FIELD__Visit__1, int FIELD__Visit__2 = 3);

    public struct Point { public int FIELD__Point__1; }

    public interface IPerson { string FIELD__IPerson__1 { get; } }

    public void Run(string secret = "VALUE__secret")
    {
        var NAME__local = $"STRING {CODEWORD_x:N2} STRING {Get("ARGUMENT__Get STRING")}";
        var raw = """
            STRING "quoted" VALUE__raw
            """;
        this.token = @"VALUE__token STRING ""quoted"" STRING";
        headers["api-key"] = "VALUE__api_key";
        client.Connect("ARGUMENT__client_Connect", pin: "VALUE__pin");
        new Login("ARGUMENT__Login") { Name = "VALUE__Name" };
        var map = new Dictionary<string, string> { ["inner-key"] = "VALUE__inner_key" };
        var anonymous = new { Phrase = "VALUE__Phrase" };
        client.Run(() => { var inner = "VALUE__inner"; });
        char c = '"'; int CODEWORD_n = 1; char d = '"'; // COMMENT
    }
}
