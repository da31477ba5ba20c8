import Testing

@testable import Ops

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8080), ("[::1]:443", "::1", 443), ("localhost:0", "localhost", 0),
    ])
    func addressesAreRead(_ text: String, _ host: String, _ port: Int) {
        #expect(ListenAddress(text) == ListenAddress(host: host, port: port))
        #expect(ListenAddress(text)?.description == text)
    }

    @Test(arguments: ["", "8080", ":8080", "::1:443", "host:", "host:65536", "host:-1", "host:8o80"])
    func whatIsNoAddressIsRefused(_ text: String) { #expect(ListenAddress(text) == nil) }
}
