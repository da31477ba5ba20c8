import Domain
import OneC
import Testing

@Suite struct BankReaderTests {
    static let encodings = BankEncoding.allCases.filter { $0 != .ascii }

    @Test(arguments: encodings, ["\n", "\r\n"])
    func readsAStatementInAnyEncoding(_ encoding: BankEncoding, _ ending: String) throws {
        let (items, end) = try Statement.read(Statement.text.replacing("\n", with: ending), encoding)
        #expect(end == BankEnd(encoding: encoding))
        guard case .header(let header) = items[0], case .account(let account) = items[1] else {
            throw SvodError(.notFound, "no header")
        }
        #expect(header.version == "1.03" && header.accounts == ["40702810000000000011"])
        #expect(account.opening?.description == "10.50" && account.received?.description == "1234.50")
        let documents = Statement.documents(items)
        #expect(documents.map(\.number) == ["17", "18"] && documents.map(\.direction) == [.incoming, .outgoing])
        #expect(documents.map(\.sum.hundredths) == [123_450, 1500])
        #expect(documents[0].payer.inn == "7700000006" && documents[0].payer.name == "ООО \"Образец\"")
        #expect(documents[0].payee.inn == "7700000013" && documents[0].kind == "Платежное поручение")
        #expect(documents[1].purpose == "Комиссия за март")
        let purpose = documents[0].paymentPurpose
        #expect(purpose.references.map(\.number) == ["41"] && purpose.vat == PaymentVAT(sum: 20_575, rate: 20))
    }

    @Test(arguments: encodings, [1, 2, 3, 100, 2047])
    func everyChunkingReadsTheSame(_ encoding: BankEncoding, _ piece: Int) throws {
        let bytes = Statement.encoded(Statement.text.replacing("\n", with: "\r\n"), encoding)
        let whole = try Statement.read(bytes)
        let pieces = try Statement.read(bytes, piece: piece)
        #expect("\(pieces)" == "\(whole)")
    }

    @Test(arguments: [BankEncoding.windows1251, .utf8, .utf16BigEndian])
    func aStatementCutAtAnyByteIsSaidToBe(_ encoding: BankEncoding) throws {
        let bytes = Statement.encoded(Statement.text, encoding)
        let whole = try Statement.read(bytes)
        var most = 0
        for cut in 0..<bytes.count - 1 {
            let (items, end) = try Statement.read(Array(bytes[..<cut]))
            #expect(!end.isComplete && end.line != nil, "cut at \(cut)")
            let documents = Statement.documents(items)
            #expect(documents == Array(Statement.documents(whole.items).prefix(documents.count)))
            most = max(most, documents.count)
        }
        #expect(most == 2 && whole.end.isComplete)
    }

    @Test func aLoneLineFeedIsDataWhereLinesEndInBoth() throws {
        let text = Statement.text.replacing("\n", with: "\r\n").replacing("Комиссия", with: "Комиссия\nбанка = 1")
        let (items, end) = try Statement.read(text, .windows1251)
        #expect(end.isComplete)
        #expect(Statement.documents(items).last?.purpose == "Комиссия\nбанка = 1 за март")
    }

    @Test func theRestOfAValueIsKeptWhereLinesEndInLineFeeds() throws {
        let text = Statement.text.replacing("НДС 20% - 205.75", with: "НДС\n20% - 205.75")
        let documents = Statement.documents(try Statement.read(text).items)
        #expect(documents.first?.purpose?.hasSuffix("НДС\n20% - 205.75") == true)
        #expect(documents.first?.paymentPurpose.vat?.sum == 20_575)
    }

    @Test func aBadPaymentIsRefusedAlone() throws {
        let (items, end) = try Statement.read(Statement.text.replacing("Сумма=1234.50", with: "Сумма=много"))
        #expect(end.isComplete)
        #expect(Statement.documents(items).map(\.number) == ["18"])
        let refusals = items.compactMap { item in if case .refused(let refusal) = item { refusal } else { nil } }
        #expect(refusals.map(\.number) == ["17"] && refusals.first?.line == 14)
    }

    @Test func aPaymentWithoutItsEndIsHalfAPayment() throws {
        let (items, end) = try Statement.read(Statement.text.replacing("205.75\nКонецДокумента", with: "205.75"))
        #expect(end.error == "the document of line 14 does not end" && end.line == 25)
        #expect(Statement.documents(items).map(\.number) == ["18"])
    }

    @Test func anAccountWithoutItsEndIsWhole() throws {
        let (items, end) = try Statement.read(Statement.text.replacing("КонецРасчСчет\n", with: ""))
        #expect(end.isComplete && Statement.documents(items).count == 2)
    }

    @Test(arguments: ["", "\n", "мусор", "<?xml version=\"1.0\"?>", "1CClientBankExchang"])
    func whatIsNoStatementIsSaidToBeNone(_ text: String) throws {
        let (items, end) = try Statement.read(text)
        #expect(items.isEmpty && !end.isComplete)
    }
}
