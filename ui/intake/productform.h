#pragma once

#include "domain/event.h"

#include <QVariantMap>

#include <optional>

namespace regrade::ui {

/// The facts of a new product as they were typed. `badField` names the first text that cannot be read as what it
/// should be; whether the facts are acceptable is for stations::registerProduct.
struct ProductForm {
    std::optional<domain::ProductRegistered> facts;
    QString badField;
};

[[nodiscard]] ProductForm readProductForm(const QVariantMap& texts, const std::string& currency);

} // namespace regrade::ui
