#pragma once

#include "base/id.h"

namespace regrade::domain {

/// The permanent id of one unit: the text of its tag (12 letters and a check letter, see qr/tag.h).
using ItemId = StrongId<struct ItemIdKind>;
/// Stock keeping unit: the product that many units share.
using Sku = StrongId<struct SkuKind>;
/// Whose history an event belongs to: a unit, or a product (`sku:` and the SKU).
using SubjectId = StrongId<struct SubjectIdKind>;

// Codes whose legal values come from the policy.
using GradeId = StrongId<struct GradeIdKind>;
using StageId = StrongId<struct StageIdKind>;
using StepId = StrongId<struct StepIdKind>;
using ChannelId = StrongId<struct ChannelIdKind>;
using DefectKind = StrongId<struct DefectKindKind>;
using Zone = StrongId<struct ZoneKind>;
using CategoryId = StrongId<struct CategoryIdKind>;
using ReasonId = StrongId<struct ReasonIdKind>;
using SourceId = StrongId<struct SourceIdKind>;
using MarketId = StrongId<struct MarketIdKind>;
using MaterialId = StrongId<struct MaterialIdKind>;
using CartonId = StrongId<struct CartonIdKind>;
using FillerId = StrongId<struct FillerIdKind>;
using InsertId = StrongId<struct InsertIdKind>;
using FractionId = StrongId<struct FractionIdKind>;
using EquipmentId = StrongId<struct EquipmentIdKind>;

/// The seller that owns a unit.
using OwnerId = StrongId<struct OwnerIdKind>;
/// A person at work. A short staff code, never a name.
using ActorId = StrongId<struct ActorIdKind>;
/// One workstation; its events form one chain.
using StationId = StrongId<struct StationIdKind>;
/// Hex of the SHA-256 of a file in the photo archive.
using PhotoHash = StrongId<struct PhotoHashKind>;

[[nodiscard]] inline SubjectId subjectOf(const ItemId& item) { return SubjectId(item.text()); }
[[nodiscard]] inline SubjectId subjectOf(const Sku& sku) { return SubjectId("sku:" + sku.text()); }
/// The stream of the containers of recovered material.
[[nodiscard]] inline Sku materialsSku() { return Sku("materials:"); }
/// The stream of the blind second inspections.
[[nodiscard]] inline Sku rechecksSku() { return Sku("rechecks:"); }
/// The stream of what the house tries out.
[[nodiscard]] inline Sku experimentsSku() { return Sku("experiments:"); }
[[nodiscard]] inline SubjectId subjectOf(const StationId& station) { return SubjectId("station:" + station.text()); }

} // namespace regrade::domain
