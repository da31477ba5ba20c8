import Testing

@testable import Understanding

/// HTML as text.
@Suite struct HTMLReaderTests {
    @Test(arguments: [
        ("<p>Один</p><p>Два</p>", "Один\n\nДва"), ("a<br>b<BR/>c", "a\nb\nc"), ("<div>a</div><div>b</div>", "a\nb"),
        ("x &amp; y &lt;z&gt; &laquo;q&raquo; &#1071; &#x44F;&nbsp;!", "x & y <z> «q» Я я !"),
        ("a < b & c", "a < b & c"),
        ("<style>p{}</style><script>if (a<b) {}</script>текст<!-- нет --> да", "текст да"),
        ("<head><title>нет</title></head><body>да</body>", "да"), ("<ul><li>раз<li>два</ul>", "раз\nдва"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"), ("<b>жир</b>ный", "жирный"),
        ("<p", ""), ("текст<", "текст<"), ("<!-- не закрыт", ""), ("&", "&"), ("&#xFFFFFFFF;", "\u{FFFD}"),
        ("<a href='x>y'>z</a>", "z"),
        ("<!DOCTYPE html><![if !mso]>да<![endif]>", "да"), ("<o:p>&nbsp;</o:p>a", "a"), ("a\n\n   b", "a b"),
    ])
    func textIsRead(_ html: String, _ text: String) {
        #expect(HTMLReader.read(html).text == text)
    }

    @Test(arguments: [
        "<p>Ответ</p><div class=\"gmail_quote\">вчера вы писали<blockquote>старое</blockquote></div>",
        "<p>Ответ</p><blockquote type=\"cite\">старое</blockquote>",
        "<p>Ответ</p><div id=\"divRplyFwdMsg\">From: a</div>старое",
        "<p>Ответ</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>От: a</div>старое",
        "<p>Ответ</p><div class=\"moz-cite-prefix\">06.10.2023 пишет:</div><blockquote>старое</blockquote>",
        "<p>Ответ</p><div id=\"ydp1yahoo_quoted\">старое</div>",
    ])
    func whatAClientMarksAsQuotedIsKnown(_ html: String) {
        #expect(HTMLReader.read(html).above == "Ответ")
    }

    @Test func tablesOfLayoutAreNone() {
        let html = "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>x</td></tr></table>"
        #expect(HTMLReader.read(html).tables == [TextTable(rows: [["a", "b"]])])
    }

    @Test func depthCostsNothing() {
        let html = String(repeating: "<div><table><tr><td>", count: 50_000) + "дно"
        #expect(HTMLReader.read(html).text.contains("дно"))
    }

    @Test func aPageThatIsCutAnywhereIsRead() {
        let html =
            "<html><head><title>x</title></head><body class='gmail_quote'>Привет &laquo;мир&raquo;<table><tr><td>a&#1071;</td></tr></table><!-- c --><script>s</script></body>"
        let bytes = Array(html.utf8)
        for count in 0...bytes.count { _ = HTMLReader.read(String(decoding: bytes[..<count], as: UTF8.self)) }
    }
}
