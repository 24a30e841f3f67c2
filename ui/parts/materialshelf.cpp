#include "parts/materialshelf.h"

#include "passport/handoverpaper.h"
#include "station/rows.h"
#include "stations/handover.h"

#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace regrade::ui {

namespace {

constexpr int kPapersShown = 20;
constexpr double kGramsPerKilogram = 1'000.0;
constexpr double kHeaviestKg = 25'000.0;

QString plain(const std::string& text) { return QString::fromStdString(text); }

/// Whole grams of a weight in kilograms as typed.
std::optional<int> gramsIn(const QString& kilograms)
{
    const auto number = numberIn(kilograms);
    const bool fits = number && *number > 0 && *number <= kHeaviestKg;
    return fits ? std::optional(static_cast<int>(std::lround(*number * kGramsPerKilogram))) : std::nullopt;
}

QString kilograms(const Desk& desk, std::int64_t grams)
{
    return QLocale(desk.language()).toString(static_cast<double>(grams) / kGramsPerKilogram, 'f', 3) +
           QStringLiteral(" kg");
}

/// A file name out of a number that a person chose.
QString fileNameOf(const QString& document)
{
    QString name = document.trimmed();
    for (QChar& letter : name) {
        letter = letter.isLetterOrNumber() || letter == QLatin1Char('-') ? letter : QLatin1Char('_');
    }
    return QStringLiteral("handover-") + name + QStringLiteral(".pdf");
}

} // namespace

MaterialShelf::MaterialShelf(Desk& desk, Tell tell, QObject* parent)
    : QObject(parent), m_desk(desk), m_tell(std::move(tell))
{
    connect(&desk, &Desk::forbiddenChanged, this, &MaterialShelf::changed); // also with the language
}

QString MaterialShelf::mayNot() const
{
    return m_desk.forbidden().value(QStringLiteral("material.hand_over")).toString();
}

QString MaterialShelf::nameOf(const domain::FractionId& fraction) const
{
    for (const auto& row : m_desk.policy().fractions) {
        if (row.id == fraction.text()) {
            return m_desk.say(row.name);
        }
    }
    return plain(fraction.text());
}

QVariantList MaterialShelf::rows() const
{
    QVariantList rows;
    for (const insight::MaterialStock& one : m_stock) {
        const auto& fractions = m_desk.policy().fractions;
        const auto row = std::find_if(fractions.begin(), fractions.end(),
                                      [&](const rules::NamedRow& each) { return each.id == one.fraction.text(); });
        const QString id = plain(one.fraction.text());
        const auto typed = m_weights.find(id);
        rows.append(QVariantMap{{QStringLiteral("id"), id},
                                {QStringLiteral("name"), nameOf(one.fraction)},
                                {QStringLiteral("fact"),
                                 tr("%1 by the records · units: %2").arg(kilograms(m_desk, one.grams)).arg(one.units)},
                                {QStringLiteral("there"), one.grams > 0},
                                {QStringLiteral("hazardous"), row != fractions.end() && row->hazardous},
                                {QStringLiteral("weight"), typed == m_weights.end() ? QString() : typed->second}});
    }
    return rows;
}

QVariantList MaterialShelf::papers() const
{
    QVariantList rows;
    for (const insight::HandOver& paper : m_papers) {
        std::int64_t weighed = 0;
        std::int64_t recorded = 0;
        for (const domain::HandedMaterial& line : paper.event.lines) {
            weighed += line.grams;
            recorded += line.recorded;
        }
        rows.append(QVariantMap{
            {QStringLiteral("id"), plain(paper.event.document)},
            {QStringLiteral("title"), plain(paper.event.document + " · " + paper.event.recycler)},
            {QStringLiteral("when"), m_desk.when(paper.at)},
            {QStringLiteral("fact"),
             tr("%1 weighed, %2 by the records").arg(kilograms(m_desk, weighed)).arg(kilograms(m_desk, recorded))}});
    }
    return rows;
}

int MaterialShelf::weighed() const
{
    return static_cast<int>(std::count_if(m_weights.begin(), m_weights.end(),
                                          [](const auto& typed) { return !typed.second.trimmed().isEmpty(); }));
}

void MaterialShelf::refresh()
{
    const auto stock = insight::materials(m_desk.reader());
    const auto papers = insight::handOvers(m_desk.reader(), kPapersShown);
    if (!stock || !papers) {
        m_tell(m_desk.say(!stock ? stock.error() : papers.error()), {});
        return;
    }
    m_stock = *stock;
    m_papers = *papers;
    emit changed();
}

void MaterialShelf::setWeight(const QString& fraction, const QString& typed)
{
    m_weights[fraction] = typed; // the rows stay, so that the field under the fingers does
    emit weighedChanged();
}

std::vector<domain::HandedMaterial> MaterialShelf::lines() const
{
    std::vector<domain::HandedMaterial> lines;
    for (const auto& [fraction, typed] : m_weights) {
        if (typed.trimmed().isEmpty()) {
            continue;
        }
        const auto grams = gramsIn(typed);
        if (!grams) {
            m_tell(tr("%1 is no weight in kilograms. Nothing was handed over.").arg(typed), {});
            return {};
        }
        lines.push_back({domain::FractionId(fraction.toStdString()), *grams, 0});
    }
    return lines;
}

void MaterialShelf::handOver(const QString& recycler, const QString& document)
{
    const domain::MaterialsHandedOver form{recycler.trimmed().toStdString(), document.trimmed().toStdString(), lines()};
    if (m_busy || form.lines.empty()) {
        return;
    }
    m_busy = true;
    m_tell({}, {});
    emit changed();
    workers::InformedProductDeed deed = [form, policy = m_desk.sharedPolicy()](const domain::Product&,
                                                                               const store::Database& store, Time) {
        return stations::handOver(*policy, form, insight::materialBookIn(store));
    };
    m_desk.submit(domain::materialsSku(), std::move(deed), this,
                  [this, number = document.trimmed()](const Result<workers::Receipt>& receipt) {
                      m_busy = false;
                      if (!receipt) {
                          m_tell(explain(m_desk, receipt.error()), {});
                          emit changed();
                          return;
                      }
                      m_weights.clear();
                      emit weighedChanged();
                      refresh();
                      writePaper(number);
                      emit handedOver();
                  });
}

/// What was handed over is on record already; the paper can be printed again when it could not be written.
void MaterialShelf::writePaper(const QString& document)
{
    const auto handed = insight::findHandOver(m_desk.reader(), document.toStdString());
    if (!handed || !*handed) {
        m_tell(!handed ? m_desk.say(handed.error()) : tr("There is no paper %1.").arg(document), {});
        return;
    }
    const auto pdf =
        passport::handOverPdf(passport::paperOf(m_desk.policy(), (*handed)->event, (*handed)->station, (*handed)->at),
                              m_desk.paperLanguage());
    if (!pdf) {
        m_tell(m_desk.say(pdf.error()), {});
        return;
    }
    std::error_code problem;
    std::filesystem::create_directories(m_desk.papers(), problem);
    const QString file = QString::fromStdString(m_desk.papers().string()) + QLatin1Char('/') + fileNameOf(document);
    QSaveFile paper(file);
    const auto size = static_cast<qint64>(pdf->size());
    if (!paper.open(QIODevice::WriteOnly) || paper.write(reinterpret_cast<const char*>(pdf->data()), size) != size ||
        !paper.commit()) {
        m_tell(tr("It is on record, but the paper could not be written to %1: %2").arg(file, paper.errorString()), {});
        return;
    }
    m_tell({}, tr("Handed over. The paper lies in %1").arg(file));
}

} // namespace regrade::ui
