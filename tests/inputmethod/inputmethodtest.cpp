#include "qr/tag.h"
#include "shell/scanfirst.h"
#include "tests/inputmethod/pinyinseat.h"
#include "tests/ui_shell/signinsupport.h"

#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>

namespace regrade::ui {
namespace {

constexpr int kHandMs = 130;
constexpr int kScannerMs = 6;

/// What the input method composes in the field that has the focus.
class Composition : public QObject {
public:
    bool eventFilter(QObject* /*receiver*/, QEvent* event) override
    {
        if (event->type() == QEvent::InputMethod) {
            m_text = static_cast<QInputMethodEvent*>(event)->preeditString();
        }
        return false;
    }
    [[nodiscard]] QString text() const { return m_text; }

private:
    QString m_text;
};

/// The whole program on a screen of its own, with pinyin switched on in a field for free text.
class ChineseInputMethod : public SigningIn {
protected:
    void SetUp() override
    {
        SigningIn::SetUp();
        QWindow* window = m_program->window();
        window->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window));
        QObject::connect(&m_program->scanner(), &Scanner::scanned, window,
                         [this](const QString& code) { m_scans.push_back(code); });
        ASSERT_TRUE(QMetaObject::invokeMethod(button("registerProduct"), "clicked"));
        ASSERT_TRUE(waitFor([&] { return shows("newNameField"); }));
        use("newNameField");
        ASSERT_TRUE(PinyinSeat::switchOn());
        qApp->installEventFilter(&m_composition);
    }

    void TearDown() override { qApp->removeEventFilter(&m_composition); }

    [[nodiscard]] QObject* button(const char* name) const { return m_program->window()->findChild<QObject*>(name); }
    void use(const char* field)
    {
        m_field = m_program->window()->findChild<QQuickItem*>(field);
        ASSERT_NE(m_field, nullptr);
        m_field->forceActiveFocus();
        QTest::qWait(200);
    }
    [[nodiscard]] QString typed() const { return m_field->property("text").toString(); }
    /// Of no unit here, so the page stays.
    static QString unknownTag(std::uint64_t number) { return text(qr::tagFromNumber(1'000'000 + number).text()); }
    bool hasScanned(const QStringList& codes)
    {
        return QTest::qWaitFor([&] { return m_scans.size() >= codes.size(); }, 20'000) && m_scans == codes;
    }

    QStringList m_scans;
    Composition m_composition;
    QQuickItem* m_field = nullptr;
};

TEST_F(ChineseInputMethod, composesWhatAPersonTypes)
{
    PinyinSeat::press("nihao", kHandMs);
    ASSERT_TRUE(waitFor([this] { return !m_composition.text().isEmpty(); }));
    PinyinSeat::pressKeys({"space"}, kHandMs);

    EXPECT_TRUE(waitFor([this] { return typed() == QString::fromUtf8("你好"); })) << typed().toStdString();
    EXPECT_EQ(m_scans, QStringList());
}

/// Otherwise the tests below would prove nothing.
TEST_F(ChineseInputMethod, takesAScanForItselfWhereItIsAskedFirst)
{
    scanfirst::setTaker({});

    PinyinSeat::scan("nihaonihao", kScannerMs);
    QTest::qWait(500);

    EXPECT_EQ(m_scans, QStringList());
    EXPECT_TRUE(!typed().isEmpty() || !m_composition.text().isEmpty());
}

TEST_F(ChineseInputMethod, seesNothingOfAScan)
{
    const QStringList codes{unknownTag(1), "4006381333931", "REGCMDHELP", "]C10104006381333931"};
    for (const QString& code : codes) {
        PinyinSeat::scan(code, kScannerMs);
    }

    EXPECT_TRUE(hasScanned(codes)) << m_scans.join(' ').toStdString();
    EXPECT_EQ(typed(), QString());
    EXPECT_EQ(m_composition.text(), QString());
}

TEST_F(ChineseInputMethod, keepsWhatWasBeingComposedWhenAScanComes)
{
    PinyinSeat::press("nihao", kHandMs);
    const QString composed = QString::fromUtf8("你好");
    ASSERT_TRUE(waitFor([&] { return m_composition.text() == composed; })) << m_composition.text().toStdString();

    PinyinSeat::scan("4006381333931", kScannerMs);
    ASSERT_TRUE(hasScanned({"4006381333931"})) << m_scans.join(' ').toStdString();
    EXPECT_EQ(m_composition.text(), composed);
    PinyinSeat::pressKeys({"space"}, kHandMs);

    EXPECT_TRUE(waitFor([&] { return typed() == composed; })) << typed().toStdString();
}

TEST_F(ChineseInputMethod, isLeftOutInAFieldForCodes)
{
    use("newSkuField");

    PinyinSeat::press("nihao", kHandMs);
    QTest::qWait(300);
    PinyinSeat::scan(unknownTag(2), kScannerMs);

    EXPECT_TRUE(hasScanned({unknownTag(2)})) << m_scans.join(' ').toStdString();
    EXPECT_TRUE(waitFor([this] { return typed() == "nihao"; })) << typed().toStdString();
}

TEST_F(ChineseInputMethod, mixesWithScansWithoutALoss)
{
    QStringList codes;
    QString written;
    for (unsigned round = 0; round < 6; ++round) {
        PinyinSeat::press("nihao", kHandMs);
        PinyinSeat::pressKeys({"space"}, kHandMs);
        written += QString::fromUtf8("你好");
        ASSERT_TRUE(waitFor([&] { return typed() == written; })) << round << ": " << typed().toStdString();
        QTest::qWait(300);
        codes.push_back(round % 2 == 0 ? "4006381333931" : unknownTag(round));
        PinyinSeat::scan(codes.back(), 5 + 5 * static_cast<int>(round));
        ASSERT_TRUE(hasScanned(codes)) << round << ": " << m_scans.join(' ').toStdString();
    }
    EXPECT_EQ(typed(), written);
}

/// Shift alone is the person's switch between Chinese and English.
TEST_F(ChineseInputMethod, isSwitchedByThePersonsShiftAndNotByTheScanners)
{
    const QStringList codes{unknownTag(7), unknownTag(8)};
    PinyinSeat::scan(codes.front(), kScannerMs);
    ASSERT_TRUE(hasScanned({codes.front()})) << m_scans.join(' ').toStdString();
    PinyinSeat::press("nihao", kHandMs);
    PinyinSeat::pressKeys({"space"}, kHandMs);
    const QString chinese = QString::fromUtf8("你好");
    ASSERT_TRUE(waitFor([&] { return typed() == chinese; })) << typed().toStdString();

    PinyinSeat::pressKeys({"Shift_L"}, kHandMs);
    PinyinSeat::press("ok", kHandMs);
    ASSERT_TRUE(waitFor([&] { return typed() == chinese + "ok"; })) << typed().toStdString();
    QTest::qWait(300);
    PinyinSeat::scan(codes.back(), kScannerMs);
    ASSERT_TRUE(hasScanned(codes)) << m_scans.join(' ').toStdString();
    PinyinSeat::press("Ok", kHandMs);

    EXPECT_TRUE(waitFor([&] { return typed() == chinese + "okOk"; })) << typed().toStdString();
}

TEST_F(ChineseInputMethod, leavesTheKeysOfTheProgramAlone)
{
    PinyinSeat::pressKeys({"F9"}, kHandMs);

    EXPECT_TRUE(waitFor([this] { return m_program->screens().current() == "settings"; }));
}

} // namespace
} // namespace regrade::ui
