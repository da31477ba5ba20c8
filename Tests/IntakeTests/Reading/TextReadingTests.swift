import Domain
import Intake
import Testing

@Suite struct TextReadingTests {
    private func read(_ text: String, client: RequestClient = RequestClient()) -> IncomingRequest {
        let now = Timestamp(seconds: 1_795_417_200)
        var request = IncomingRequest(
            kind: .form,
            source: "shop",
            key: "1",
            sentAt: now,
            receivedAt: now,
            text: text,
            client: client
        )
        TextReading().read(into: &request)
        return request
    }

    @Test func whatStandsInTheTextIsTheClients() {
        let request = read("Здравствуйте! Перезвоните по тел. +7 921 555-01-01, ИНН 7707083893")
        #expect(request.client.phones == ["+79215550101"] && request.client.inn == "7707083893")
    }

    @Test func whatAFieldSaidStandsBefore() {
        let client = RequestClient(email: "boss@example.ru", phones: ["+79215550102"], inn: "7728168971")
        let request = read("Пишите на ivan@example.ru, ИНН 7707083893, тел. +7 921 555-01-01", client: client)
        #expect(request.client.phones == ["+79215550102", "+79215550101"])
        #expect(request.client.email == "boss@example.ru" && request.client.inn == "7728168971")
    }

    @Test func aTextWithoutAnyAddsNothing() {
        #expect(read("Когда привезёте?").client == RequestClient())
        #expect(read(String(repeating: "1", count: 1 << 20)).client == RequestClient())
    }
}
