#include "settings/printercare.h"

namespace regrade::ui {

PrinterCare::PrinterCare(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(desk.prints(), &PrintDesk::changed, this, &PrinterCare::changed);
    connect(&desk, &Desk::forbiddenChanged, this, &PrinterCare::changed);
}

QVariantList PrinterCare::printers() const
{
    QVariantList rows;
    for (const workers::Printer& printer : m_desk.prints()->printers()) {
        const QString language =
            printer.language == workers::PrinterLanguage::zpl ? QStringLiteral("ZPL") : QStringLiteral("PDF");
        rows.append(QVariantMap{{"name", QString::fromStdString(printer.name)},
                                {"address", QString::fromStdString(printer.address)},
                                {"fact", tr("%1, %2 dpi").arg(language).arg(printer.dpi)}});
    }
    return rows;
}

QString PrinterCare::lacks() const { return m_desk.forbidden().value(QStringLiteral("label.print")).toString(); }

bool PrinterCare::add(const QString& name, const QString& address, const QString& language, const QString& dpi)
{
    if (!lacks().isEmpty()) {
        return false;
    }
    bool isNumber = false;
    const int dots = dpi.trimmed().isEmpty() ? workers::PrinterForm{}.dpi : dpi.toInt(&isNumber);
    if (!dpi.trimmed().isEmpty() && !isNumber) {
        emit told(tr("The dots per inch are a number, such as 203 or 300."), {});
        return false;
    }
    const auto added =
        m_desk.prints()->addPrinter({name.toStdString(), language.toStdString(), address.toStdString(), dots, {}});
    if (!added) {
        emit told(m_desk.say(added.error()), {});
        return false;
    }
    emit told({}, tr("%1 is set up. Print a test label to see whether it answers.").arg(name.trimmed()));
    return true;
}

void PrinterCare::remove(const QString& name)
{
    if (!lacks().isEmpty()) {
        return;
    }
    const auto removed = m_desk.prints()->removePrinter(name);
    emit told(removed ? QString() : m_desk.say(removed.error()),
              removed ? tr("%1 is taken away. What waits for it stays under Printing.").arg(name) : QString());
}

void PrinterCare::test(const QString& name)
{
    m_desk.prints()->printTest(name, this, [this, name](const Result<std::int64_t>& number) {
        emit told(number ? QString() : m_desk.say(number.error()),
                  number ? tr("A test label is on its way to %1; Printing shows what came of it.").arg(name)
                         : QString());
    });
}

} // namespace regrade::ui
