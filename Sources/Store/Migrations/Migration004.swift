extension Migration {
    /// Indexes that search goes through: words of names, the last digits of numbers. And which call a call is a part of.
    static let search = Migration(
        number: 4,
        title: "search by words and by the ends of numbers; calls that are part of others",
        statements: [
            "{search person name_key}",
            "{search company name_key}",
            "CREATE INDEX person_phone_tail ON person_phone ({tail number})",
            "CREATE INDEX lead_tail ON lead ({tail number})",
            "ALTER TABLE call ADD COLUMN part_of {int} REFERENCES call (id)",
            "CREATE INDEX call_part ON call (part_of) WHERE part_of IS NOT NULL",
            "CREATE INDEX card_tail ON card ({tail phone})",
        ]
    )
}
