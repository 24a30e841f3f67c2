#include "tests/ui_shell/signinsupport.h"

#include "passport/scannersheet.h"
#include "qr/layoutcheck.h"
#include "qr/tag.h"

#include <QFile>

namespace regrade::ui {
namespace {

/// The test of the scanner in the settings, and what other screens say of its codes.
class ScannerPanel : public SigningIn {
protected:
    void scan(const std::string& code) { m_program->screens().takeScan(QString::fromStdString(code)); }
    [[nodiscard]] QString says(const char* property) const
    {
        return m_program->screens().screen()->property(property).toString();
    }
    [[nodiscard]] QString band() const { return m_program->screens().property("bandText").toString(); }
};

TEST_F(ScannerPanel, showsAnyCodeAsItArrivedAndWhatItIs)
{
    m_program->screens().open("settings");

    scan("]E04006381333931");
    EXPECT_EQ(says("scanText"), "]E04006381333931");
    EXPECT_EQ(says("scanMeaning"), "the code of a product (announced by ]E0)");
    scan(qr::tagFromNumber(1).text());
    EXPECT_EQ(says("scanMeaning"), "a good tag, but of no unit here");
    scan("1Z999AA10123456784");
    EXPECT_EQ(says("scanMeaning"), "the number of a parcel: UPS");
    scan("112-4738291-5047863");
    EXPECT_EQ(says("scanMeaning"), "an order number");
    scan("A\xE2\x80\xAE"
         "B\x01");
    EXPECT_EQ(says("scanText"), "A<U+202E>B<U+0001>");
    EXPECT_EQ(says("scanMeaning"), "The code holds characters that cannot be seen. Nothing was done.");
}

TEST_F(ScannerPanel, saysOfTheCalibrationCodeWhatToChange)
{
    m_program->screens().open("settings");
    scan(qr::typedThrough(qr::calibrationText(), "us", "fr"));

    const QStringList advice = m_program->screens().screen()->property("scanAdvice").toStringList();
    ASSERT_FALSE(advice.isEmpty());
    EXPECT_TRUE(advice[0].contains("AZERTY (FR)")) << advice[0].toStdString();
    EXPECT_FALSE(m_program->screens().screen()->property("scanAgrees").toBool());

    scan("]Q1" + qr::calibrationText());
    EXPECT_TRUE(m_program->screens().screen()->property("scanAgrees").toBool());
}

TEST_F(ScannerPanel, takesTheCalibrationCodeForNothingElseOnAnyScreen)
{
    for (const QString& id : m_program->screens().ids()) {
        m_program->screens().open(id);
        scan(qr::typedThrough(qr::calibrationText(), "us", "de"));

        EXPECT_TRUE(band().contains("QWERTZ (DE)")) << id.toStdString() << ": " << band().toStdString();
        EXPECT_TRUE(says("order").isEmpty()) << id.toStdString();
    }
}

TEST_F(ScannerPanel, letsIntakeTakeAnOrderForAnOrderAndAParcelForNone)
{
    m_program->screens().open("intake");
    scan("1Z999AA10123456784");
    EXPECT_EQ(says("order"), "");
    EXPECT_TRUE(says("notice").contains("UPS")) << says("notice").toStdString();
    scan("112-4738291-5047863");
    EXPECT_EQ(says("order"), "112-4738291-5047863");
}

TEST_F(ScannerPanel, tellsAProductCodeThatAKeyboardChanged)
{
    m_program->screens().open("intake");
    scan(qr::typedThrough("4006381333931", "us", "fr"));

    EXPECT_EQ(says("order"), "");
    EXPECT_TRUE(band().contains("AZERTY (FR)") && band().contains("4006381333931")) << band().toStdString();
}

TEST_F(ScannerPanel, keepsPrefixAndEndAndWritesThePage)
{
    m_program->screens().open("settings");
    QObject* settings = m_program->screens().screen();
    QMetaObject::invokeMethod(settings, "setScanPrefix", Q_ARG(QString, "A"));
    EXPECT_FALSE(says("problem").isEmpty());
    QMetaObject::invokeMethod(settings, "setScanPrefix", Q_ARG(QString, "^B"));
    QMetaObject::invokeMethod(settings, "setScanEnd", Q_ARG(QString, "pause"));
    EXPECT_EQ(says("scanPrefix"), "^B");
    EXPECT_EQ(desk().scannerSetup(), (qr::ScannerSetup{"\x02", true, false}));

    QMetaObject::invokeMethod(settings, "writeScannerSheet");
    EXPECT_TRUE(QFile::exists(QString::fromStdString((desk().papers() / "scanner.pdf").string())));
}

TEST_F(ScannerPanel, writesTheCodesOfTheMakerThatWasChosen)
{
    m_program->screens().open("settings");
    QObject* settings = m_program->screens().screen();
    const QVariantList makers = settings->property("scannerMakers").toList();
    const auto known = passport::scannerMakers().value();
    ASSERT_EQ(static_cast<std::size_t>(makers.size()), known.size() + 1);
    EXPECT_EQ(makers.front().toMap()["id"].toString(), "");
    EXPECT_EQ(makers.back().toMap()["text"].toString().toStdString(), known.back().name);

    QMetaObject::invokeMethod(settings, "writeScannerSheet", Q_ARG(QString, "opticon"));

    QFile paper(QString::fromStdString((desk().papers() / "scanner-opticon.pdf").string()));
    ASSERT_TRUE(paper.open(QIODevice::ReadOnly));
    const auto sheet =
        passport::scannerSheetPdf(passport::PaperLanguage::en, passport::findScannerMaker("opticon").value());
    const QByteArray expected(reinterpret_cast<const char*>(sheet->data()), static_cast<qsizetype>(sheet->size()));
    EXPECT_TRUE(paper.readAll() == expected);
    EXPECT_TRUE(says("notice").contains("scanner-opticon.pdf"));

    QMetaObject::invokeMethod(settings, "writeScannerSheet", Q_ARG(QString, "acme"));
    EXPECT_TRUE(says("problem").contains("There are: alacrity")) << says("problem").toStdString();
}

} // namespace
} // namespace regrade::ui
