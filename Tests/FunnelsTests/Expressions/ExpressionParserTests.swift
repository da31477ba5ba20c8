import Domain
import Testing

@testable import Funnels

@Suite struct ExpressionParserTests {
    @Test(arguments: [
        ("a or b and c", "a or b and c"), ("(a or b) and c", "(a or b) and c"), ("a and (b or c)", "a and (b or c)"),
        ("not (a and b)", "not (a and b)"), ("not a and b", "not a and b"), ("((a))", "a"),
        ("x - (y - z)", "x - (y - z)"), ("(x - y) - z", "x - y - z"), ("x * (y + z)", "x * (y + z)"),
        ("a == 'it''s'", "a == \"it's\""), ("a == \"say \"\"hi\"\"\"", "a == \"say \"\"hi\"\"\""),
        ("x not in [1, 2.50]", "not x in [1, 2.5]"), ("-5 < -x", "-5 < 0 - x"), ("not not a", "not not a"),
        ("addwd(due, 1)>=2026-03-01", "addwd(due, 1) >= 2026-03-01"), ("причина == 'цена'", "причина == \"цена\""),
    ])
    func textIsReadAndWritten(_ text: String, _ written: String) throws {
        let expression = try Reading.expression(text)
        #expect(expression.root.description == written)
        #expect(try Reading.expression(written).root == expression.root)
    }

    @Test func readsNameEverythingThatMayChangeTheAnswer() throws {
        let expression = try Reading.expression(
            "filled(need) and company.name != 'x' or sum(items.sum) > 5",
            scope: Reading.sale
        )
        #expect(expression.reads == ["need", "company", "company.name", "items"])
    }

    @Test(arguments: [
        ("", "0: expected an expression, found nothing"),
        ("paid_pct >=", "11: the expression ends where a value was expected"),
        ("paid_pct = 100", "9: '=' means nothing here; did you mean '=='?"),
        ("signed && signed", "7: '&' means nothing here; did you mean 'and'?"),
        ("signed и signed", "7: unexpected 'и'; did you mean 'and'?"),
        ("need == «труба»", "8: '«' means nothing here; did you mean '\"'?"),
        ("need == 'труба", "8: the text that begins here has no closing '"),
        ("(signed", "7: expected ')', found the end"),
        ("signed)", "6: unexpected ')'"),
        ("1 < paid_pct < 3", "13: compare two values at a time: a < b and b < c"),
        ("due > 2026-02-30", "6: there is no day 2026-02-30"),
        ("1.2345 > 1", "0: expected a number with at most three decimals and eighteen digits"),
        ("filed(need)", "0: unknown function 'filed'; did you mean 'filled'?"),
        ("addwd(due)", "0: write addwd(day, working days)"),
    ])
    func aBrokenFormHasItsPlaceAndWhatWasMeant(_ text: String, _ fault: String) {
        #expect(Reading.faults(text) == [fault])
    }

    @Test(arguments: [
        ("amonut > 5", "0: unknown field 'amonut' of 'sale'; did you mean 'amount'?"),
        ("paid_pct > 'x'", "0: paid_pct is a whole number, 'x' is a text: they cannot be compared"),
        ("need > 'a'", "0: need is a text: it is neither less nor greater"),
        ("need == 5", "0: need is a text, 5 is a whole number: they cannot be compared"),
        ("due == 'завтра'", "0: due is a day, 'завтра' is a text: they cannot be compared"),
        ("amount and signed", "0: amount is a sum of money, not a condition"),
        ("not amount", "4: amount is a sum of money, not a condition"),
        ("amount * paid > 0", "0: amount is a sum of money, paid is a sum of money: '*' makes no sense between them"),
        ("due + due == due", "0: due is a day, due is a day: '+' makes no sense between them"),
        ("need + 1 == 2", "0: need is a text, 1 is a whole number: '+' makes no sense between them"),
        ("topic == 'Другoе'", "9: 'Другoе' is no entry of the list 'topics'; did you mean 'Другое'?"),
        ("topic in ['Новый заказ', 'x']", "25: 'x' is no entry of the list 'topics'"),
        ("age(need) > 1", "4: need is a text; write age(day or moment)"),
        ("filled(5)", "7: expected the name of a field, found 5; write filled(field, …)"),
        ("sum(amount) > 1", "4: a sum needs the column of a table: sum(items.sum)"),
        (
            "sum(items.nam) > 1",
            "4: unknown field 'items.nam' of 'sale'; it is declared under fields; a text stands in quotes: 'items.nam'"
        ),
        ("sum(items.name) == 1", "4: items.name is a text; write sum(table.column)"),
        ("amount", "0: expected a condition, found a sum of money"),
    ])
    func namesAndTypesAreChecked(_ text: String, _ fault: String) {
        #expect(Reading.faults(text, expected: .flag) == [fault])
    }

    @Test func allThatIsWrongIsSaidAtOnce() {
        #expect(Reading.faults("amonut > 5 and needd == 'x' and paid_pct > 'y'").count == 3)
    }

    @Test(arguments: [
        "filled(need, amount) and not (paid_pct >= 100 or due < 2026-03-01)",
        "sum(task.hours * person.rate) / 2.5 - amount != null and topic in ['Другое', \"Новый заказ\"]",
        "need == 'it''s «труба» 🙂' or company.name not in [\"a\"\"b\"]",
    ])
    func aTextCutAnywhereIsAnErrorOrAnExpression(_ text: String) {
        let bytes = Array(text.utf8)
        for end in 0...bytes.count {
            for start in [0, end / 2] {
                let piece = String(decoding: bytes[start..<end], as: UTF8.self)
                let reading = Expression.read(piece, place: Reading.place, scope: Reading.sale)
                #expect(reading.expression != nil || !reading.faults.isEmpty)
                for fault in reading.faults { #expect((0...piece.count).contains(fault.offset), "\(piece)") }
            }
        }
        #expect(Reading.faults(text).isEmpty)
    }

    @Test func whatIsNestedTooDeeplyIsRefused() {
        let deep = String(repeating: "(", count: 1500) + "1" + String(repeating: ")", count: 1500)
        #expect(Reading.faults(deep).first?.hasSuffix("the expression is nested too deeply") == true)
        #expect(Reading.faults(String(repeating: "not ", count: 900) + "signed").count == 1)
        #expect(Reading.faults(String(repeating: "- ", count: 900) + "1").count == 1)
        #expect(Reading.faults(String(repeating: "x", count: 5000)).first?.contains("longer than") == true)
        let long = Array(repeating: "signed", count: 300).joined(separator: " and ")
        #expect(Reading.faults(long).isEmpty)
    }

    @Test(arguments: 0..<300)
    func aRandomTreeIsWrittenAndReadBack(_ seed: UInt64) throws {
        var generator = TreeGenerator(seed: seed)
        let tree = generator.condition(depth: 5)
        let reading = Expression.read(tree.description, place: Reading.place, scope: .open)
        #expect(reading.expression?.root == tree, "\(tree)")
    }
}
