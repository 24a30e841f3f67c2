#pragma once

#include "desk/desk.h"
#include "teaching/limitcare.h"
#include "teaching/zonesketch.h"

#include <QObject>
#include <QUrl>
#include <QVariantList>

#include <optional>
#include <vector>

namespace regrade::ui {

/// Shows the camera what a good unit of a product looks like: 1 to 16 photos, taken here or chosen as files.
class TeachingScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(regrade::ui::Desk* desk READ desk CONSTANT)
    Q_PROPERTY(regrade::ui::ZoneSketch* zones READ zones CONSTANT)
    Q_PROPERTY(regrade::ui::LimitCare* limit READ limit CONSTANT)
    Q_PROPERTY(State state READ state NOTIFY productChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(bool learning READ learning NOTIFY statusChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY statusChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY statusChanged)
    Q_PROPERTY(QVariantList products READ products NOTIFY productsChanged)
    Q_PROPERTY(QString sku READ sku NOTIFY productChanged)
    Q_PROPERTY(QString productName READ productName NOTIFY productChanged)
    Q_PROPERTY(QString taughtModel READ taughtModel NOTIFY productChanged)
    Q_PROPERTY(int taughtPhotos READ taughtPhotos NOTIFY productChanged)
    Q_PROPERTY(double falseRejectBound READ falseRejectBound NOTIFY photosChanged)
    Q_PROPERTY(QList<QUrl> photos READ photos NOTIFY photosChanged)
    Q_PROPERTY(int photoLimit READ photoLimit CONSTANT)
    Q_PROPERTY(QVariantList views READ views NOTIFY productChanged)
    Q_PROPERTY(QString view READ view NOTIFY productChanged)
    Q_PROPERTY(QUrl ghost READ ghost NOTIFY photosChanged)
    Q_PROPERTY(QStringList advice READ advice NOTIFY adviceChanged)
    Q_PROPERTY(bool canTeach READ canTeach NOTIFY photosChanged)
    Q_PROPERTY(QString missing READ missing NOTIFY photosChanged)

public:
    enum class State { Empty, Collecting, Taught };
    Q_ENUM(State)

    explicit TeachingScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return &m_desk; }
    [[nodiscard]] ZoneSketch* zones() const { return m_zones; }
    [[nodiscard]] LimitCare* limit() const { return m_limit; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] bool learning() const { return m_learning; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList products() const { return m_products; }
    [[nodiscard]] QString sku() const;
    [[nodiscard]] QString productName() const;
    [[nodiscard]] QString taughtModel() const; ///< empty while the product is not taught
    [[nodiscard]] int taughtPhotos() const;
    [[nodiscard]] double falseRejectBound() const; ///< share of good units that may be called damaged with these photos
    [[nodiscard]] QList<QUrl> photos() const;
    [[nodiscard]] int photoLimit() const;
    [[nodiscard]] QVariantList views() const; ///< {id, text, light} of the product's capture plan
    [[nodiscard]] QString view() const { return m_view; }
    [[nodiscard]] QUrl ghost() const;         ///< the first photo taken, to lay the next unit over
    [[nodiscard]] QStringList advice() const; ///< which photos more would help
    [[nodiscard]] bool canTeach() const;
    [[nodiscard]] QString missing() const;

    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void findProduct(const QString& text);
    Q_INVOKABLE void chooseProduct(const QString& sku);
    /// The live picture is shown, or no more: the hand is guided while it is.
    Q_INVOKABLE void watchLive(bool watching);
    Q_INVOKABLE void takePhoto();
    Q_INVOKABLE void addFiles(const QList<QUrl>& files);
    Q_INVOKABLE void removePhoto(int index);
    Q_INVOKABLE void chooseView(const QString& view);
    Q_INVOKABLE void startOver();
    Q_INVOKABLE void teach();

signals:
    void statusChanged();
    void productsChanged();
    void productChanged();
    void photosChanged();
    void adviceChanged();

private:
    static constexpr int kPhotoLimit = 16;

    [[nodiscard]] const domain::ProductTaught* taughtView() const;
    /// Follows what is drawn and accepted beside the photos.
    void wireCare();
    void readAgain();
    void guideHand();
    void askAdvice();
    void takeTaught(const Result<workers::TeachResult>& result);
    void tell(const QString& problem, const QString& notice = {});
    void setBusy(bool busy);

    Desk& m_desk;
    ZoneSketch* m_zones;
    LimitCare* m_limit;
    State m_state = State::Empty;
    bool m_busy = false;
    bool m_learning = false;
    QString m_problem;
    QString m_notice;
    QVariantList m_products;
    QString m_filter;
    std::optional<domain::Product> m_product;
    QString m_view = QStringLiteral("front");
    std::vector<domain::PhotoRef> m_taken; ///< by the camera; already in the archive
    QList<QUrl> m_files;                   ///< or chosen as files: a model is learnt from one kind only
    double m_bound = 1.0;
    bool m_watching = false;
    std::vector<Error> m_advice;
    int m_adviceTurn = 0; ///< counts what was asked; an older answer is dropped
};

} // namespace regrade::ui
