import Leads
import Testing

/// Subjects and the token that our answers carry in them.
@Suite struct SubjectTests {
    @Test(arguments: [
        ("Двери", "Двери"), ("Re: Двери", "Двери"), ("RE[2]: Fwd: Двери", "Двери"), ("На: Двери", "Двери"),
        ("Ответ: Re: Двери [#7K2M9QXD]", "Двери"), ("Ре: Двери", "Ре: Двери"), ("Время: 10:00", "Время: 10:00"),
        ("Re:", ""), ("", ""), ("Re (3): заявка", "заявка"),
    ])
    func bare(_ subject: String, _ expected: String) { #expect(LetterSubject.bare(subject) == expected) }

    @Test func answers() {
        #expect(LetterSubject.answer(to: "Re: Двери") == "Re: Двери")
        #expect(LetterSubject.answer(to: nil) == "Re:")
    }

    @Test func aTokenIsReadBackWhateverWasDoneToItsCase() {
        let token = SubjectToken.make { 0x1234_5678_9ABC_DEF0 }
        #expect(token.count == 8)
        let subject = SubjectToken.mark("Re: Двери", with: token)
        #expect(SubjectToken.all(in: "FW: " + subject.lowercased()) == [token])
        #expect(SubjectToken.mark(subject, with: token) == subject)
    }

    @Test(arguments: ["[#7K2M9QX]", "[#7K2M9QXDD]", "[#0K2M9QXD]", "#7K2M9QXD", "[#", "[# 7K2M9Q]", "заказ [#12345678"])
    func isNoToken(_ subject: String) { #expect(SubjectToken.all(in: subject).isEmpty) }

    @Test func theLastTokenIsTheFirstToBeTried() {
        #expect(SubjectToken.all(in: "[#AAAAAAAA] и [#BBBBBBBB]") == ["BBBBBBBB", "AAAAAAAA"])
    }
}
