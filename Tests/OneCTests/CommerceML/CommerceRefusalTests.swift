import Domain
import OneC
import Testing

@Suite struct CommerceRefusalTests {
    @Test func refusesABadDocumentAlone() throws {
        let (items, error) = try Commerce.read(Commerce.fixture("bad-documents.xml"))
        #expect(error == nil)
        let refusals = Commerce.refusals(in: items)
        #expect(refusals.map(\.id) == ["bad-sum", nil, "bad-nested", "bad-date", "bad-line"])
        #expect(refusals.map(\.faultLine) == [4, 9, 18, 23, 27])
        #expect(refusals[0].reason.contains("сто рублей"))
        #expect(Commerce.documents(in: items).map(\.id) == ["stands", "sound", "good"])
    }

    @Test func aPaymentOutlivesItsRefusedOrder() throws {
        let documents = Commerce.documents(in: try Commerce.read(Commerce.fixture("bad-documents.xml")).items)
        #expect(documents.first?.base == "bad-sum")
    }

    @Test func aListWithARefusedPaymentIsNoSnapshot() throws {
        let documents = Commerce.documents(in: try Commerce.read(Commerce.fixture("bad-documents.xml")).items)
        let order = try #require(documents.first { $0.id == "sound" })
        #expect(order.refusedSubordinates.map(\.id) == ["bad-nested"])
    }

    @Test(arguments: [
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><КоммерческаяИнформация/>", "type declaration"),
        ("<КоммерческаяИнформация>&e;</КоммерческаяИнформация>", "not well-formed"),
        ("<Заказы/>", "КоммерческаяИнформация"), ("", "not well-formed"), ("1C", "not well-formed"),
        ("<КоммерческаяИнформация><Документ></КоммерческаяИнформация>", "not well-formed"),
    ])
    func refusesWhatIsNoCommerceML(_ text: String, _ reason: String) throws {
        let error = try #require(try Commerce.read(text).error)
        #expect(error.code == .invalidInput)
        #expect(error.message.contains(reason) && error.message.contains("line 1"), "\(error)")
    }

    @Test func saysWhereAFileBreaksAndWhatItBreaks() throws {
        let (items, error) = try Commerce.read(
            """
            <КоммерческаяИнформация>
            <Документ><Ид>1</Ид><Сумма>1</Сумма></Документ>
            <Документ><Ид>2</Ид>
            <Сумма>5
            """
        )
        #expect(error?.message == "line 4: the file ends in the middle of <Документ> 2, which begins on line 3")
        #expect(Commerce.documents(in: items).map(\.id) == ["1"])
        #expect(Commerce.refusals(in: items).map(\.id) == ["2"])
    }

    @Test func aContainerThatBreaksOffLeavesItsWholeDocuments() throws {
        let (items, _) = try Commerce.read(
            """
            <КоммерческаяИнформация><Контейнер><Документ><Ид>o</Ид><ХозОперация>Заказ товара</ХозОперация></Документ>
            <Документ><Ид>p</Ид><Сумма>5</Сумма></Документ><Документ><Ид>q</Ид>
            """
        )
        let documents = Commerce.documents(in: items)
        #expect(documents.map(\.id) == ["o", "p"] && documents.last?.base == "o")
        // No container: its list of payments is not whole.
        #expect(!items.contains { if case .container = $0 { true } else { false } })
    }

    @Test func refusesAnItemThatIsTooLargeAlone() throws {
        let many = String(repeating: "<Товар><Ид>1</Ид></Товар>", count: 200)
        let text = """
            <КоммерческаяИнформация><Документ><Ид>large</Ид><Товары>\(many)</Товары></Документ>
            <Документ><Ид>small</Ид></Документ></КоммерческаяИнформация>
            """
        let (items, error) = try Commerce.read(Array(text.utf8), limits: CommerceLimits(item: 4000))
        #expect(error == nil)
        #expect(Commerce.refusals(in: items).map(\.id) == ["large"])
        #expect(Commerce.documents(in: items).map(\.id) == ["small"])
    }

    @Test func stopsAtLimitsOfTheFile() throws {
        let deep = String(repeating: "<a>", count: 100)
        #expect(try Commerce.read("<КоммерческаяИнформация>\(deep)").error?.message.contains("deep") == true)
        let text = "<КоммерческаяИнформация><Документ><Ид>\(String(repeating: "x", count: 5000))"
        let long = try Commerce.read(Array(text.utf8), limits: CommerceLimits(text: 1000))
        #expect(long.error?.message.contains("longer than 1000") == true)
        let large = try Commerce.read(Array(text.utf8), limits: CommerceLimits(file: 1000))
        #expect(large.error?.code == .limitExceeded)
    }

    @Test func passesOnWhatTheConsumerThrows() throws {
        let reader = try CommerceReader { _ in throw SvodError(.conflict, "enough") }
        let bytes = try Commerce.fixture("containers.xml")
        #expect(throws: SvodError.self) { try bytes.withUnsafeBytes(reader.feed) }
    }
}
