import Testing

@testable import Console

@Suite struct FormTests {
    @Test func fieldsAreDecoded() {
        let form = Form(encoded: "a=1&b=%D0%BF%D1%80+x&a=2&c=&d&e=%zz&f=%2")
        #expect(form["a"] == "1")
        #expect(form.all("a") == ["1", "2"])
        #expect(form["b"] == "пр x")
        #expect(form["c"] == nil && form["d"] == nil && form["absent"] == nil)
        #expect(form["e"] == "%zz" && form["f"] == "%2")
    }

    @Test func aPasswordIsNotTrimmed() { #expect(Form(encoded: "p=+x+").exact("p") == " x ") }

    @Test func aQueryIsWrittenAgain() {
        let form = Form(encoded: "a=1&b=x+y&after=9&empty=")
        #expect(form.replacing("after", with: "10") == "a=1&b=x%20y&after=10")
        #expect(form.replacing("after", with: nil) == "a=1&b=x%20y")
    }

    @Test func brokenUTF8IsShownNotRefused() { #expect(Form(encoded: "a=%FF%FE")["a"] == "\u{FFFD}\u{FFFD}") }

    @Test func thereIsALimit() {
        let form = Form(encoded: String(repeating: "a=1&", count: 5000))
        #expect(form.all("a").count == Form.most)
    }
}
