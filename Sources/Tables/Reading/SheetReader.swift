/// Rows of a sheet, one after another, however large it is.
package protocol SheetReader: AnyObject {
    /// The next row that has anything in it; nil behind the last.
    ///
    /// - Throws: ``SvodError`` `invalidInput` or `limitExceeded` naming the line, when the file cannot be read on.
    func next() throws -> SheetRow?
}
