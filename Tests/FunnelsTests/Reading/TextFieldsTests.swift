import Testing

@testable import Funnels

@Suite struct TextFieldsTests {
    @Test(arguments: [
        ("Счёт {number} на {amount}", ["number", "amount"]), ("{contact.name}, {contact.name}", ["contact.name"]),
        ("нет полей", []), ("{", []), ("{}", []), ("{не поле}", []), ("{{a}}", ["a"]), ("{a\n}", []), ("{a..b}", []),
        ("фигурная { и {поле}", ["поле"]),
    ])
    func fieldsStandInBraces(_ text: String, _ names: [String]) {
        #expect(TextFields.names(in: text) == names)
    }
}
