/// What a site handed in, before anybody knows what its fields mean.
package struct SubmittedForm: Hashable, Sendable {
    /// The fields in the order in which they were sent; a name may come twice.
    package var fields: [FormField] = []
    /// The files.
    package var files: [FormFile] = []

    /// Creates a form.
    package init(fields: [FormField] = [], files: [FormFile] = []) {
        self.fields = fields
        self.files = files
    }

    /// The value of the first field of a name that is not empty.
    package func value(_ name: String) -> String? {
        fields.first { $0.name == name && !$0.value.isEmpty }?.value
    }
}
