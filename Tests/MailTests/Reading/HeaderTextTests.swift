import Domain
import Testing
import Understanding

@testable import Mail

/// Fields of the head, as programs break them.
@Suite struct HeaderTextTests {
    @Test(arguments: [
        ("Hello", "Hello"), ("=?utf-8?B?0J/RgNC40LLQtdGC?=", "Привет"),
        ("=?UTF-8?Q?=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82?=", "Привет"),
        ("=?koi8-r?B?8NLJ18XU?=", "Привет"), ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"),
        ("=?win-1251?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"),
        ("=?utf-8?B?0J/RgNC4?= =?utf-8?B?0LLQtdGC?=", "Привет"),
        ("=?utf-8?B?0J/RgNC4?=\r\n =?utf-8?B?0LLQtdGC?=", "Привет"),
        ("=?utf-8?B?0J/RgNC4?==?utf-8?B?0LLQtdGC?=", "Привет"),
        ("=?utf-8?B?0J/RgNC40LLQtdI=?= =?utf-8?B?gg==?=", "Приве\u{482}"),
        ("Re: =?utf-8?B?0J/RgNC40LLQtdGC?= all", "Re: Привет all"), ("=?utf-8?Q?a b?=", "a b"),
        ("=?utf-8*ru?Q?a?=", "a"),
        ("=?utf-8?B?0J/RgNC40LLQtdGC", "Привет"), ("=?nonsense?B?SGk=?=", "Hi"), ("1+1=2", "1+1=2"),
        ("a\r\n\tb", "a\tb"),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="), ("=?", "=?"), ("=?us-ascii?Q?Keith_Moore?=", "Keith Moore"),
    ])
    func textIsRead(_ raw: String, _ text: String) {
        #expect(HeaderText.read(Array(raw.utf8)[...]) == text)
    }

    @Test(arguments: [
        ("a@b.ru", [MailAddress(address: "a@b.ru")]), ("<a@b.ru>", [MailAddress(address: "a@b.ru")]),
        ("Иван <a@b.ru>, c@d.ru", [MailAddress(name: "Иван", address: "a@b.ru"), MailAddress(address: "c@d.ru")]),
        ("\"Петров, Иван\" <a@b.ru>", [MailAddress(name: "Петров, Иван", address: "a@b.ru")]),
        ("Петров, Иван <a@b.ru>", [MailAddress(name: "Петров, Иван", address: "a@b.ru")]),
        ("a@b.ru (Иван)", [MailAddress(name: "Иван", address: "a@b.ru")]),
        ("Группа: a@b.ru, c@d.ru;", [MailAddress(address: "a@b.ru"), MailAddress(address: "c@d.ru")]),
        ("=?utf-8?B?0JjQstCw0L0gPGFAYi5ydT4=?=", [MailAddress(name: "Иван", address: "a@b.ru")]),
        ("'a@b.ru' <a@b.ru>", [MailAddress(address: "a@b.ru")]), ("undisclosed-recipients:;", []), ("", []), ("<>", []),
        ("\"a@b.ru\" <c@d.ru>", [MailAddress(name: "a@b.ru", address: "c@d.ru")]),
        ("a@b.ru; c@d.ru", [MailAddress(address: "a@b.ru"), MailAddress(address: "c@d.ru")]),
    ])
    func addressesAreRead(_ raw: String, _ addresses: [MailAddress]) {
        #expect(AddressList.read(Array(raw.utf8)[...]) == addresses)
    }

    @Test(
        arguments: [
            ("attachment; filename=\"a b.pdf\"", "a b.pdf"), ("attachment; filename=a b.pdf", "a b.pdf"),
            ("attachment; filename*=utf-8''%D0%B0.pdf", "а.pdf"),
            ("attachment; filename*=windows-1251''%E0.pdf", "а.pdf"),
            ("attachment; filename*0=\"long \"; filename*1=\"name.pdf\"", "long name.pdf"),
            ("attachment; filename*1*=%B0.pdf; filename*0*=utf-8''%D0", "а.pdf"),
            ("attachment; filename=\"=?utf-8?B?0LA=?=.pdf\"", "а.pdf"),
            ("attachment;\r\n filename=\"C:\\dir\\a.pdf\"", "C:\\dir\\a.pdf"),
            ("attachment; filename=\"a\\\"b\"", "a\"b"),
            ("attachment; filename=a.pdf; filename=b.pdf", "a.pdf"), ("attachment; filename=", ""), ("attachment", nil),
        ] as [(String, String?)]
    )
    func parametersAreRead(_ raw: String, _ name: String?) {
        #expect(ParameterList(Array(raw.utf8)[...]).text("filename") == name)
    }

    @Test(
        arguments: [
            ("Wed, 3 Nov 2021 15:51:30 +0100", 1_635_951_090), ("3 Nov 2021 14:51:30 GMT", 1_635_951_090),
            ("3 Nov 21 14:51 UT", 1_635_951_060), ("Wed, 03 NOV 2021 09:51:30 -0500", 1_635_951_090),
            ("3 Nov 2021 20:21:60 +0530", 1_635_951_119), ("Wed,3 Nov 2021 15:51:30 +0100", 1_635_951_090),
            ("Wed, 3 Nov 2021 15:51:30 +0100x", 1_635_951_090), ("Wed, 3 Nov 2021 24:00:00 +0000", 1_635_897_600),
            ("Wed, 3 Nov 2021 17:51:30 +0300 (MSK)", 1_635_951_090), ("Wed Nov 3 14:51:30 2021", 1_635_951_090),
            ("gestern", nil), ("", nil),
            ("31 Feb 2021 10:00:00 +0000", nil),
        ] as [(String, Int64?)]
    )
    func momentsAreRead(_ text: String, _ seconds: Int64?) {
        #expect(LetterDate.read(text)?.microseconds == seconds.map { $0 * 1_000_000 })
    }
}
