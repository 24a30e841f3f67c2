#include "shell/scanfirst.h"

#include "shell/scanfirstplugin.h"

#include <qpa/qplatforminputcontext.h>
#include <qpa/qplatforminputcontextfactory_p.h>

#include <memory>
#include <optional>

namespace regrade::ui {

namespace {

constexpr auto kMethodVariable = "QT_IM_MODULE";
constexpr auto kPlatformVariable = "QT_QPA_PLATFORM";
constexpr auto kOurName = "regrade";
constexpr auto kUsualMethod = "compose"; // what the platform takes where none is named

class ScanFirst;
ScanFirst* onlyOne = nullptr; ///< of this program; null where the platform shows it no keys
scanfirst::KeyTaker taker;

/// Of the environment, to be put back as it was.
struct Variable {
    const char* name;
    std::optional<QByteArray> before = std::nullopt;

    void replace(const char* value)
    {
        before = qEnvironmentVariableIsSet(name) ? std::optional(qgetenv(name)) : std::nullopt;
        qputenv(name, value);
    }
    void putBack() const
    {
        if (before) {
            qputenv(name, *before);
        } else {
            qunsetenv(name);
        }
    }
};

Variable methodVariable{kMethodVariable};
Variable platformVariable{kPlatformVariable};
bool standsIn = false;
bool chosePlatform = false;

std::unique_ptr<QPlatformInputContext> makeMethod()
{
    const QString named = QString::fromLocal8Bit(methodVariable.before.value_or(kUsualMethod));
    for (const QString& name : {named, QString::fromLatin1(kUsualMethod)}) {
        std::unique_ptr<QPlatformInputContext> made(QPlatformInputContextFactory::create(name));
        if (made && made->isValid()) {
            return made;
        }
    }
    return nullptr;
}

class ScanFirst : public QPlatformInputContext {
public:
    explicit ScanFirst(std::unique_ptr<QPlatformInputContext> method) : m_method(std::move(method)) { onlyOne = this; }
    ~ScanFirst() override { onlyOne = nullptr; }

    [[nodiscard]] bool askMethod(const QEvent& event) { return m_method && m_method->filterEvent(&event); }

    bool filterEvent(const QEvent* event) override
    {
        const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
        return (key && taker && taker(static_cast<const QKeyEvent&>(*event))) || askMethod(*event);
    }
    [[nodiscard]] bool isValid() const override { return true; }
    [[nodiscard]] bool hasCapability(Capability capability) const override
    {
        return m_method && m_method->hasCapability(capability);
    }
    void reset() override
    {
        if (m_method) {
            m_method->reset();
        }
    }
    void commit() override
    {
        if (m_method) {
            m_method->commit();
        }
    }
    void update(Qt::InputMethodQueries queries) override
    {
        if (m_method) {
            m_method->update(queries);
        }
    }
    void invokeAction(QInputMethod::Action action, int cursorPosition) override
    {
        if (m_method) {
            m_method->invokeAction(action, cursorPosition);
        }
    }
    void setFocusObject(QObject* object) override
    {
        if (m_method) {
            m_method->setFocusObject(object);
        }
    }
    [[nodiscard]] QRectF keyboardRect() const override { return m_method ? m_method->keyboardRect() : QRectF(); }
    [[nodiscard]] bool isAnimating() const override { return m_method && m_method->isAnimating(); }
    void showInputPanel() override
    {
        if (m_method) {
            m_method->showInputPanel();
        }
    }
    void hideInputPanel() override
    {
        if (m_method) {
            m_method->hideInputPanel();
        }
    }
    [[nodiscard]] bool isInputPanelVisible() const override { return m_method && m_method->isInputPanelVisible(); }
    [[nodiscard]] QLocale locale() const override
    {
        return m_method ? m_method->locale() : QPlatformInputContext::locale();
    }
    [[nodiscard]] Qt::LayoutDirection inputDirection() const override
    {
        return m_method ? m_method->inputDirection() : QPlatformInputContext::inputDirection();
    }

private:
    std::unique_ptr<QPlatformInputContext> m_method; ///< null = none could be made
};

} // namespace

QPlatformInputContext* ScanFirstPlugin::create(const QString& key, const QStringList& /*parameters*/)
{
    return key == QLatin1String(kOurName) ? new ScanFirst(makeMethod()) : nullptr;
}

void scanfirst::standIn()
{
    // Under Wayland the compositor gives keys to the input method before any program sees them, under X11 it does not;
    // what a Wayland desktop shows of X11 is the same window.
    if (!qEnvironmentVariableIsSet(kPlatformVariable) && qEnvironmentVariableIsSet("DISPLAY")) {
        platformVariable.replace("xcb");
        chosePlatform = true;
    }
    if (qgetenv(kPlatformVariable).startsWith("xcb")) {
        methodVariable.replace(kOurName);
        standsIn = true;
    }
}

void scanfirst::giveEnvironmentBack()
{
    if (standsIn) {
        methodVariable.putBack();
    }
    if (chosePlatform) {
        platformVariable.putBack();
    }
}

void scanfirst::setTaker(KeyTaker next) { taker = std::move(next); }

bool scanfirst::askMethod(const QKeyEvent& key) { return onlyOne != nullptr && onlyOne->askMethod(key); }

} // namespace regrade::ui
