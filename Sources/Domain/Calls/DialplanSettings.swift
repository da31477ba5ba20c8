/// What tells the company's phones from the world outside on one exchange.
///
/// The defaults fit FreePBX, plain dialplans and most others without a word of configuration; names that an
/// administrator may have changed (FreePBX 17 renamed its contexts) are hints, never the only evidence.
package struct DialplanSettings: Hashable, Sendable, Codable {
    /// Peers, endpoints or whole channel prefixes that lead outside (`provider`, `PJSIP/trunk`); empty means that
    /// every peer whose name is no extension does.
    package var trunks: [String]
    /// Contexts that calls from outside enter; a name ending in `*` is a prefix.
    package var trunkContexts: [String]
    /// Contexts that the company's phones dial in; a name ending in `*` is a prefix.
    package var internalContexts: [String]
    /// How long an extension may be, in digits; what is longer is a number outside.
    package var extensionDigits: ClosedRange<Int>
    /// Extensions that do not look like one by their length, and none when empty.
    package var extensions: [String]
    /// Dialled strings that begin so are feature codes, no numbers (`*8`).
    package var featurePrefixes: [String]
    /// The country numbers are read in, ISO 3166-1 alpha-2.
    package var country: String
    /// The city's code for numbers of five to seven digits; nil takes that of the number dialled.
    package var cityCode: String?
    /// What names mean that are no UTF-8.
    package var fallbackEncoding: FallbackEncoding
    /// A call the exchange originates in a context, or with a name or account code, that contains one of these words
    /// is a site's call-back.
    package var callbackMarks: [String]

    /// Creates settings; the defaults need no configuration.
    package init(
        trunks: [String] = [],
        trunkContexts: [String] = Self.usualTrunkContexts,
        internalContexts: [String] = Self.usualInternalContexts,
        extensionDigits: ClosedRange<Int> = 2...5,
        extensions: [String] = [],
        featurePrefixes: [String] = ["*", "#"],
        country: String = "RU",
        cityCode: String? = nil,
        fallbackEncoding: FallbackEncoding = .windows1251,
        callbackMarks: [String] = ["callback", "call-back", "call_back", "obzvon", "перезвон"]
    ) {
        self.trunks = trunks
        self.trunkContexts = trunkContexts
        self.internalContexts = internalContexts
        self.extensionDigits = extensionDigits
        self.extensions = extensions
        self.featurePrefixes = featurePrefixes
        self.country = country
        self.cityCode = cityCode
        self.fallbackEncoding = fallbackEncoding
        self.callbackMarks = callbackMarks
    }

    /// Contexts of calls from outside on FreePBX (12 to 17) and in usual dialplans.
    package static let usualTrunkContexts = [
        "from-trunk*", "from-pstn*", "from-did*", "from-outside*", "from-provider*", "from-external*", "ext-did*",
        "incoming*", "inbound*", "trunk*", "external*", "did",
    ]

    /// Contexts of the company's own phones.
    package static let usualInternalContexts = [
        "from-internal*", "from-queue*", "ext-local*", "ext-queues*", "ext-group*", "internal*", "local*", "office*",
        "users*", "phones*", "macro-dial*",
    ]
}
