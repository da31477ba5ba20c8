"""Reads the orders of a CommerceML file with lxml's iterparse: lxml_iterparse.py FILE.

Takes of each document what anybody would: id, number, date, sum, its lines' sums and its payments. Prints `name value`
lines for the bench.
"""

import platform
import sys
import time

from lxml import etree

SPACE = "{urn:1C.ru:commerceml_210}"


def main(path):
    start = time.process_time()
    documents = payments = lines = 0
    total = 0.0
    for _, element in etree.iterparse(path, events=("end",), tag=SPACE + "Документ"):
        documents += 1
        element.findtext(SPACE + "Ид")
        element.findtext(SPACE + "Номер")
        element.findtext(SPACE + "Дата")
        total += float(element.findtext(SPACE + "Сумма"))
        for line in element.iterfind(f"{SPACE}Товары/{SPACE}Товар"):
            lines += 1
            line.findtext(SPACE + "Ид")
            line.findtext(SPACE + "Наименование")
            float(line.findtext(SPACE + "Количество"))
            float(line.findtext(SPACE + "Сумма"))
        for payment in element.iterfind(f"{SPACE}ПодчиненныеДокументы/{SPACE}ПодчиненныйДокумент"):
            payments += 1
            payment.findtext(SPACE + "Ид")
            float(payment.findtext(SPACE + "Сумма"))
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    print("seconds", time.process_time() - start)
    print("documents", documents)
    print("payments", payments)
    print("lines", lines)
    print("version", etree.__version__)
    print("python", platform.python_version())


main(sys.argv[1])
