import Intake
import Testing

@Suite struct JSONFormTests {
    private func read(_ text: String) throws -> SubmittedForm { try JSONForm.read(Array(text.utf8)) }

    @Test func membersWithinMembersBecomePaths() throws {
        let form = try read(
            #"""
            {"name":"\u0418\u0432\u0430\u043d \ud83d\udc4d \ud83d!","age":12.50,"ok":true,"no":null,
             "client":{"phone":"+7"},"lines":[{"name":"Дверь","quantity":3},"x"],
             "files":[{"name":"../a.txt","type":"text/plain","data":"aGk="}]}
            """#
        )
        #expect(
            form.fields == [
                FormField("name", "Иван 👍 \u{FFFD}!"), FormField("age", "12.50"), FormField("ok", "true"),
                FormField("client.phone", "+7"), FormField("lines[0].name", "Дверь"),
                FormField("lines[0].quantity", "3"), FormField("lines[1]", "x"),
            ]
        )
        #expect(form.files == [FormFile(field: "files[0]", name: "a.txt", type: "text/plain", bytes: Array("hi".utf8))])
    }

    @Test func aTextCutAnywhereIsNoJSON() throws {
        let text = Array(#"{"a":[1,-2.5e3,"x\n\u0041",true,false,null,{"b":{}}]}"#.utf8)
        #expect(try JSONForm.read(text).fields.count == 5)
        for count in 0..<text.count {
            #expect(throws: IntakeFault.self, "cut at \(count)") { try JSONForm.read(Array(text[..<count])) }
        }
    }

    @Test(arguments: [
        "[]", "1", "{\"a\":01}", "{\"a\":1.}", "{\"a\":+1}", "{\"a\":\"\t\"}", "{'a':1}", "{\"a\":1,}", "{\"a\" 1}",
        "{}x",
        "{\"a\":\"\\x\"}", "{\"a\":\"\\u00G0\"}", "{\"a\":tru}",
    ])
    func whatIsNoObjectOfJSONIsRefused(_ text: String) {
        #expect { try read(text) } throws: { ($0 as? IntakeFault)?.status == 400 }
    }

    @Test func depthNumberAndLengthHaveLimits() throws {
        let deep = String(repeating: "{\"a\":", count: 50_000)
        #expect { try read(deep) } throws: { ($0 as? IntakeFault)?.reason == "too_deep" }
        let many = "{\"a\":[\(Array(repeating: "1", count: 10_000).joined(separator: ","))]}"
        #expect { try read(many) } throws: { ($0 as? IntakeFault)?.reason == "too_many_parts" }
        let long = "{\"note\":\"\(String(repeating: "x", count: 70_000))\"}"
        #expect { try read(long) } throws: { ($0 as? IntakeFault)?.field == "note" }
        let broken = #"{"files":[{"name":"a","data":"%%"}]}"#
        #expect { try read(broken) } throws: { ($0 as? IntakeFault)?.field == "files[0].data" }
    }
}
