#pragma once

#include "desk/desk.h"
#include "insight/kpi.h"

#include <QString>

namespace regrade::ui {

/// The figures as a PDF, a figure with its formula in each row; A4. Answers the file.
[[nodiscard]] Result<QString> writeKpiPdf(const Desk& desk, const insight::kpi::Look& look, const QString& told);
/// The same for spreadsheets.
[[nodiscard]] Result<QString> writeKpiCsv(const Desk& desk, const insight::kpi::Look& look);
/// A file for a picture of the screen.
[[nodiscard]] Result<QString> kpiFile(const Desk& desk, const char* ending);

} // namespace regrade::ui
