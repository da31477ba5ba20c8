import Testing

@testable import Console

/// State inside a page: no text in it may close the element that holds it.
@Suite struct PageJSONTests {
    @Test(arguments: ["</script><script>alert(1)</script>", "<!--", "Event: Hangup\r\n\r\n", "🔥\u{2028}"])
    func aHostileNameStaysAText(_ name: String) throws {
        let json = try PageJSON.forPage(["name": name])
        #expect(!json.contains("<"))
        #expect(!json.contains("\n"))
    }
}
