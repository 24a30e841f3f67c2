#pragma once

#include "desk/desk.h"
#include "passport/help.h"

#include <QImage>
#include <QObject>
#include <QUrl>
#include <QVariantList>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace regrade::ui {

/// A question of another site as its file tells it: the unit, its steps and photos. Nothing of it comes into this
/// station's stock; the answer is a file, too.
class TicketView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool possible READ possible CONSTANT)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString product READ product NOTIFY changed)
    Q_PROPERTY(QString tag READ tag NOTIFY changed)
    Q_PROPERTY(QString sender READ sender NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)
    Q_PROPERTY(int photoCount READ photoCount NOTIFY changed)
    Q_PROPERTY(int photoIndex READ photoIndex NOTIFY changed)
    Q_PROPERTY(QImage photo READ photo NOTIFY changed)
    Q_PROPERTY(bool withPhoto READ withPhoto NOTIFY changed)

public:
    using Say = std::function<void(const QString& problem, const QString& notice)>;

    TicketView(Desk& desk, Say say, QObject* parent = nullptr);

    [[nodiscard]] bool possible() const { return m_desk.key() != nullptr; }
    [[nodiscard]] bool isOpen() const { return m_opened != nullptr; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString product() const;
    [[nodiscard]] QString tag() const;
    [[nodiscard]] QString sender() const; ///< who signed, as far as this station knows
    [[nodiscard]] QString place() const;  ///< the stage, and the step that was ahead
    [[nodiscard]] QString question() const;
    [[nodiscard]] QVariantList steps() const; ///< {name, passed, detail}
    [[nodiscard]] int photoCount() const;
    [[nodiscard]] int photoIndex() const { return m_photoIndex; }
    [[nodiscard]] QImage photo() const;
    [[nodiscard]] bool withPhoto() const { return m_withPhoto; }

    Q_INVOKABLE void openFile(const QUrl& file);
    Q_INVOKABLE void close();
    Q_INVOKABLE void nextPhoto();
    Q_INVOKABLE void setWithPhoto(bool wanted);
    Q_INVOKABLE void answer(const QString& words);

signals:
    void changed();

private:
    struct Opened {
        passport::OpenedTicket ticket;
        std::vector<QImage> photos;
    };
    void write(const QString& words, std::vector<std::vector<std::byte>> photos);
    void fail(const Error& error);
    void setBusy(bool busy);

    Desk& m_desk;
    Say m_say;
    std::shared_ptr<const Opened> m_opened;
    int m_photoIndex = 0;
    bool m_busy = false;
    bool m_withPhoto = false;
};

} // namespace regrade::ui
