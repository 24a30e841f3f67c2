#pragma once

#include <QStringList>
#include <QtPlugin>
#include <qpa/qplatforminputcontextplugin_p.h>

namespace regrade::ui {

/// By which the platform finds what stands in the input method's place (scanfirst.h).
class ScanFirstPlugin : public QPlatformInputContextPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QPlatformInputContextFactoryInterface_iid FILE "scanfirst.json")

public:
    [[nodiscard]] QPlatformInputContext* create(const QString& key, const QStringList& parameters) override;
};

} // namespace regrade::ui
