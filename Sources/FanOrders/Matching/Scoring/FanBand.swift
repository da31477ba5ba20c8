/// What a score needs beside its height.
enum FanBand {
    /// Whether something of weight speaks against one project: it forbids a group without a person's word.
    static func isContested(_ terms: FanTerms) -> Bool {
        terms[.innOther] > 0 || terms[.tenderOther] > 0 || terms[.cityOther] > 0 || terms[.siteOther] > 0
    }

    /// Whether two requests name different objects, tenders or cities, and no number or address that is the same: they may
    /// be two projects of one customer, and stand in one group only when the rest of it speaks strongly for that.
    static func tellsApart(_ terms: FanTerms) -> Bool {
        terms[.siteOther] + terms[.siteKindOther] + terms[.tenderOther] + terms[.cityOther] > 0
            && terms[.tenderSame] + terms[.innSame] + terms[.addressSame] == 0
    }

    /// How many bits that costs the link between two groups, for each such pair.
    static let apartBits = 8.0

    /// Whether something holds that chance does not bring: a number, an address, a rare article together with the
    /// customer, the object or the term, two rare articles, or two facts of which each says where and for whom.
    static func hasHardKey(_ terms: FanTerms) -> Bool {
        if terms[.innSame] + terms[.innNear] + terms[.tenderSame] + terms[.tenderNear] + terms[.addressSame] > 0 {
            return true
        }
        let isNamed = terms[.nameSame] + terms[.nameNear] + terms[.nameInitials] > 0.9
        let isRare = terms[.goodsRarity] > 5
        if terms[.siteSame] > 0, isNamed || isRare || terms[.citySame] > 0 { return true }
        if isRare, isNamed || terms[.daysSame] > 0 || terms[.anchors] > 1 { return true }
        return terms[.goodsCount] > 1.5 && terms[.goodsRarity] > 12
    }
}
