import Domain
import Testing

@testable import Funnels

@Suite struct EvaluatorTests {
    private let card: SampleCard

    init() throws {
        var card = try SampleCard([
            "amount": .money(Money(minor: 1_234_567)), "paid": .money(Money(minor: 500_000)), "paid_pct": .int(40),
            "length": .quantity(2500), "need": .text("труба"), "signed": .flag(true),
            "due": .date(try CivilDate("2026-03-06").orThrow()), "created": .moment(Timestamp(seconds: 1_772_280_000)),
            "responsible": .staff(StaffID(7)), "people": .list([.staff(StaffID(7)), .staff(StaffID(8))]),
            "items": .table([
                ["sum": .money(Money(minor: 100)), "count": .int(3)],
                ["sum": .money(Money(minor: 250)), "count": .int(2)],
                ["count": .int(9)],
            ]),
            "empty_text": .text("  "),
        ])
        card.tables["task"] = [
            ["hours": .quantity(1500), "person.rate": .money(Money(minor: 100_000))],
            ["hours": .quantity(333), "person.rate": .money(Money(minor: 100_000))],
        ]
        card.departments[StaffID(7)] = DepartmentID(3)
        card.changed = ["need"]
        self.card = card
    }

    private func value(_ text: String) throws -> FieldValue? {
        try Evaluator().value(of: Reading.expression(text), in: card)
    }

    @Test(arguments: [
        ("paid_pct >= 40", true), ("paid_pct > 40", false), ("paid_pct == 40.0", true), ("amount > 12345", true),
        ("amount > 12345.67", false), ("amount >= 12345.67", true), ("amount == paid", false), ("paid == 5000", true),
        ("need == 'труба'", true), ("need == \"лист\"", false), ("need != 'лист'", true),
        ("need in ['лист', 'труба']", true), ("need not in ['лист']", true), ("need in ('лист', 'балка')", false),
        ("responsible in people", true), ("signed", true), ("not signed", false), ("signed and paid_pct > 0", true),
        ("signed or missing", true), ("false or paid_pct < 50 and not false", true),
        ("due == 2026-03-06", true), ("due < 2026-03-07", true), ("created < due", true),
        ("due - 2026-03-01 == 5", true),
        ("filled(need, amount)", true), ("filled(need, missing)", false), ("filled(empty_text)", false),
        ("empty(missing, empty_text)", true), ("empty(need)", false), ("changed(need)", true),
        ("changed(amount, due)", false), ("age(created) == 24", true), ("age(created) > 24", false),
    ])
    func conditionsHold(_ text: String, _ expected: Bool) throws {
        #expect(try Evaluator().holds(Reading.expression(text), in: card) == expected, "\(text)")
    }

    @Test(arguments: [
        ("missing == 5", false), ("missing != 5", true), ("missing < 5", false), ("missing >= 5", false),
        ("missing == null", true), ("missing != null", false), ("need == null", false), ("null == null", true),
        ("missing == false", true), ("missing != true", true), ("missing == true", false), ("missing", false),
        ("not missing", true), ("missing + 1 > 0", false), ("missing in ['a']", false), ("paid_pct / 0 == 1", false),
    ])
    func whatIsNotFilledIsNeitherLessNorGreater(_ text: String, _ expected: Bool) throws {
        #expect(try Evaluator().holds(Reading.expression(text), in: card) == expected, "\(text)")
    }

    @Test(arguments: [
        ("amount - paid", FieldValue.money(Money(minor: 734_567))), ("amount + 1", .money(Money(minor: 1_234_667))),
        ("amount * 2", .money(Money(minor: 2_469_134))), ("amount / 2", .money(Money(minor: 617_284))),
        ("paid * 0.333", .money(Money(minor: 166_500))), ("paid / 3", .money(Money(minor: 166_667))),
        ("0 - paid / 3", .money(Money(minor: -166_667))), ("paid / amount", .quantity(405)), ("7 / 2", .quantity(3500)),
        ("2 + 3 * 4", .int(14)), ("(2 + 3) * 4", .int(20)), ("10 - 4 - 3", .int(3)), ("-paid_pct", .int(-40)),
        ("length * 2", .quantity(5000)), ("length * length", .quantity(6250)), ("0.1 + 0.2", .quantity(300)),
        ("sum(items.sum)", .money(Money(minor: 350))), ("sum(items.count)", .int(14)), ("count(items)", .int(3)),
        ("sum(items)", .money(Money(minor: 350))), ("sum(items.sum * items.count)", .money(Money(minor: 800))),
        ("count(people)", .int(2)), ("min(3, 1, 2)", .int(1)), ("max(paid, amount)", .money(Money(minor: 1_234_567))),
        ("department_of(responsible)", .department(DepartmentID(3))),
    ])
    func valuesAreComputedWithoutFractionsOfAKopeck(_ text: String, _ expected: FieldValue) throws {
        let scope = ExpressionScope(find: { _ in .value(.any) }, columns: Reading.sale.columns)
        let expression = try Reading.expression(text, scope: scope)
        #expect(try Evaluator().value(of: expression, in: card) == expected, "\(text)")
    }

    @Test func timesRatesAreSummedRowByRow() throws {
        let expression = try Reading.expression("sum(task.hours * person.rate)", scope: Reading.sale)
        #expect(try Evaluator().value(of: expression, in: card) == .money(Money(minor: 183_300)))
        #expect(expression.reads == ["task"])
    }

    @Test(arguments: [("addwd(due, 1)", "2026-03-09"), ("addwd(due, -1)", "2026-03-05"), ("due + 3", "2026-03-09")])
    func daysAreCounted(_ text: String, _ expected: String) throws {
        #expect(try value(text) == .date(CivilDate(expected).orThrow()))
    }

    @Test func todayIsTheDayInTheCalendarsZone() throws {
        #expect(try value("today()") == .date(CivilDate("2026-03-01").orThrow()))
        #expect(try value("now()") == .moment(card.now))
    }

    @Test(arguments: [
        "9223372036854775 * 9223372036854775", "amount * 9000000000000000000 * 9000000000000000000",
        "addwd(due, 99999999)",
    ])
    func aNumberThatGrowsTooLargeIsAnErrorWithItsPlace(_ text: String) throws {
        let error = #expect(throws: SvodError.self) { try value(text) }
        #expect(error?.message.hasPrefix("test.yaml:7: a number grows too large") == true)
    }

    @Test func currenciesAreNotMixed() throws {
        var card = card
        card.values["paid"] = .money(Money(minor: 1, currency: "EUR"))
        #expect(throws: SvodError.self) { try Evaluator().value(of: Reading.expression("amount - paid"), in: card) }
        #expect(throws: SvodError.self) { try Evaluator().value(of: Reading.expression("amount < paid"), in: card) }
    }

    @Test(arguments: [
        (FieldType.money, FieldValue.int(5), FieldValue?.some(.money(Money(minor: 500)))),
        (.money, .quantity(1235), .money(Money(minor: 124))), (.money, .quantity(-1235), .money(Money(minor: -124))),
        (.quantity, .int(2), .quantity(2000)), (.text, .int(2), nil), (.int, .int(2), .int(2)),
        (.int, .quantity(2), nil), (.company, .int(7), .company(CompanyID(7))), (.company, .int(0), nil),
        (.company, .text("7"), nil), (.contact, .int(7), .person(PersonID(7))),
        (.employee, .int(7), .staff(StaffID(7))), (.department, .int(7), .department(DepartmentID(7))),
        (.link(funnel: "sale"), .int(7), .card(CardID(7))), (.company, .person(PersonID(7)), nil),
        (.employees, .list([.int(7), .staff(StaffID(8))]), .list([.staff(StaffID(7)), .staff(StaffID(8))])),
        (.employees, .list([.text("x")]), nil),
    ])
    func valuesFitTheirFields(_ type: FieldType, _ value: FieldValue, _ expected: FieldValue?) {
        #expect(value.converted(to: type, calendar: card.calendar) == expected)
    }
}
