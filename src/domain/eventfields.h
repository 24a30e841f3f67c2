#pragma once

#include "domain/event.h"
#include "domain/experimentfields.h"
#include "domain/participationfields.h"
#include "domain/recheckfields.h"
#include "domain/salefields.h"
#include "domain/suppliercasefields.h"

namespace regrade::domain {

// One list of fields per type serves writing and reading. `visit(key, member)` is called for each.
// A new field is added at the end and is optional or has a default; a field is never renamed or removed.

template <class V>
void fields(V& visit, Text& t)
{
    visit("en", t.en);
    visit("zh", t.zh);
    visit("de", t.de);
}
template <class V>
void fields(V& visit, Money& m)
{
    visit("minor", m.minor);
    visit("currency", m.currency);
}
template <class V>
void fields(V& visit, Reason& r)
{
    visit("row", r.row);
    visit("why", r.why);
}
template <class V>
void fields(V& visit, Box& b)
{
    visit("x", b.x);
    visit("y", b.y);
    visit("width", b.width);
    visit("height", b.height);
}
template <class V>
void fields(V& visit, BoxSize& b)
{
    visit("lengthMm", b.lengthMm);
    visit("widthMm", b.widthMm);
    visit("heightMm", b.heightMm);
}
template <class V>
void fields(V& visit, PhotoRef& p)
{
    visit("hash", p.hash);
    visit("view", p.view);
    visit("width", p.width);
    visit("height", p.height);
}
template <class V>
void fields(V& visit, Defect& d)
{
    visit("kind", d.kind);
    visit("zone", d.zone);
    visit("extentMm", d.extentMm);
    visit("areaShare", d.areaShare);
    visit("confidence", d.confidence);
    visit("score", d.score);
    visit("box", d.box);
    visit("photo", d.photo);
}
template <class V>
void fields(V& visit, ZoneArea& z)
{
    visit("zone", z.zone);
    visit("x", z.x);
    visit("y", z.y);
    visit("width", z.width);
    visit("height", z.height);
}
template <class V>
void fields(V& visit, ViewEvidence& v)
{
    visit("view", v.view);
    visit("model", v.model);
    visit("score", v.score);
    visit("confidence", v.confidence);
    visit("taughtPhotos", v.taughtPhotos);
    visit("falseRejectBound", v.falseRejectBound);
    visit("limitFactor", v.limitFactor);
}
template <class V>
void fields(V& visit, Inspection& i)
{
    visit("photos", i.photos);
    visit("defects", i.defects);
    visit("model", i.model);
    visit("score", i.score);
    visit("confidence", i.confidence);
    visit("proposed", i.proposed);
    visit("reasons", i.reasons);
    visit("proposedPackaging", i.proposedPackaging);
    visit("taughtPhotos", i.taughtPhotos);
    visit("falseRejectBound", i.falseRejectBound);
    visit("limitFactor", i.limitFactor);
    visit("views", i.views);
    visit("withheld", i.withheld);
}
template <class V>
void fields(V& visit, Axes& a)
{
    visit("packaging", a.packaging);
    visit("cosmetic", a.cosmetic);
    visit("function", a.function);
    visit("used", a.used);
}
template <class V>
void fields(V& visit, Verdict& v)
{
    visit("grade", v.grade);
    visit("reasons", v.reasons);
    visit("policy", v.policy);
}
template <class V>
void fields(V& visit, Answer& a)
{
    visit("question", a.question);
    visit("option", a.option);
}
template <class V>
void fields(V& visit, InstrumentUsed& i)
{
    visit("id", i.id);
    visit("serial", i.serial);
    visit("calibratedUntil", i.calibratedUntil);
    visit("expired", i.expired);
}
template <class V>
void fields(V& visit, Exposure& e)
{
    visit("distanceMm", e.distanceMm);
    visit("seconds", e.seconds);
    visit("dose", e.dose);
}
template <class V>
void fields(V& visit, Chosen& c)
{
    visit("option", c.option);
    visit("name", c.name);
    visit("batch", c.batch);
    visit("sheet", c.sheet);
    visit("cost", c.cost);
}
template <class V>
void fields(V& visit, ItemReceived& e)
{
    visit("sku", e.sku);
    visit("product", e.product);
    visit("category", e.category);
    visit("order", e.order);
    visit("rma", e.rma);
    visit("reason", e.reason);
    visit("source", e.source);
    visit("owner", e.owner);
    visit("market", e.market);
    visit("serial", e.serial);
    visit("originalPrice", e.originalPrice);
    visit("bookValue", e.bookValue);
    visit("answers", e.answers);
    visit("batch", e.batch);
    visit("quote", e.quote);
}
template <class V>
void fields(V& visit, LabelPrinted& e)
{
    visit("label", e.label);
    visit("copy", e.copy);
    visit("content", e.content);
}
template <class V>
void fields(V& visit, ItemInspected& e)
{
    visit("inspection", e.inspection);
}
template <class V>
void fields(V& visit, ItemGraded& e)
{
    visit("axes", e.axes);
    visit("verdict", e.verdict);
    visit("proposed", e.proposed);
    visit("cosmeticReason", e.cosmeticReason);
    visit("assessmentMs", e.assessment);
}
template <class V>
void fields(V& visit, GradeOverridden& e)
{
    visit("from", e.from);
    visit("to", e.to);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, ItemRouted& e)
{
    visit("route", e.route);
    visit("reasons", e.reasons);
}
template <class V>
void fields(V& visit, WorkStarted& e)
{
    visit("stage", e.stage);
    visit("skill", e.skill);
}
template <class V>
void fields(V& visit, StepDone& e)
{
    visit("stage", e.stage);
    visit("step", e.step);
    visit("outcome", e.outcome);
    visit("value", e.value);
    visit("unit", e.unit);
    visit("note", e.note);
    visit("photos", e.photos);
    visit("chosen", e.chosen);
    visit("instrument", e.instrument);
    visit("exposures", e.exposures);
    visit("caution", e.caution);
    visit("skill", e.skill);
}
template <class V>
void fields(V& visit, PartUsed& e)
{
    visit("stage", e.stage);
    visit("part", e.part);
    visit("quantity", e.quantity);
    visit("cost", e.cost);
    visit("key", e.key);
    visit("origin", e.origin);
    visit("source", e.source);
    visit("name", e.name);
}
template <class V>
void fields(V& visit, PartHarvested& e)
{
    visit("stage", e.stage);
    visit("part", e.part);
    visit("quantity", e.quantity);
    visit("grams", e.grams);
    visit("tested", e.tested);
}
template <class V>
void fields(V& visit, HandedMaterial& m)
{
    visit("fraction", m.fraction);
    visit("grams", m.grams);
    visit("recorded", m.recorded);
}
template <class V>
void fields(V& visit, MaterialsHandedOver& e)
{
    visit("recycler", e.recycler);
    visit("document", e.document);
    visit("lines", e.lines);
}
template <class V>
void fields(V& visit, MaterialRecovered& e)
{
    visit("stage", e.stage);
    visit("fraction", e.fraction);
    visit("grams", e.grams);
}
template <class V>
void fields(V& visit, EquipmentStarted& e)
{
    visit("stage", e.stage);
    visit("equipment", e.equipment);
}
template <class V>
void fields(V& visit, EquipmentStopped& e)
{
    visit("stage", e.stage);
    visit("equipment", e.equipment);
    visit("name", e.name);
    visit("durationMs", e.duration);
    visit("cost", e.cost);
}
template <class V>
void fields(V& visit, WorkFinished& e)
{
    visit("stage", e.stage);
    visit("durationMs", e.duration);
    visit("labour", e.labour);
    visit("repaired", e.repaired);
    visit("brokenOff", e.brokenOff);
    visit("skill", e.skill);
}
template <class V>
void fields(V& visit, WorkPaused& e)
{
    visit("stage", e.stage);
}
template <class V>
void fields(V& visit, WorkResumed& e)
{
    visit("stage", e.stage);
}
template <class V>
void fields(V& visit, RepairForecast& e)
{
    visit("stage", e.stage);
    visit("fault", e.fault);
    visit("name", e.name);
    visit("minutes", e.minutes);
    visit("labour", e.labour);
    visit("parts", e.parts);
    visit("total", e.total);
    visit("originalPrice", e.originalPrice);
}
template <class V>
void fields(V& visit, RepairApproved& e)
{
    visit("stage", e.stage);
    visit("total", e.total);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, ProcessFilmed& e)
{
    visit("stage", e.stage);
    visit("step", e.step);
    visit("film", e.film);
    visit("from", e.from);
    visit("to", e.to);
    visit("lengthMs", e.length);
    visit("bytes", e.bytes);
    visit("frames", e.frames);
    visit("lost", e.lost);
    visit("end", e.end);
}
template <class V>
void fields(V& visit, HelpAsked& e)
{
    visit("stage", e.stage);
    visit("step", e.step);
    visit("ticket", e.ticket);
    visit("question", e.question);
    visit("photos", e.photos);
}
template <class V>
void fields(V& visit, HelpAnswered& e)
{
    visit("stage", e.stage);
    visit("step", e.step);
    visit("ticket", e.ticket);
    visit("answer", e.answer);
    visit("station", e.station);
    visit("key", e.key);
    visit("photos", e.photos);
}
template <class V>
void fields(V& visit, ItemPacked& e)
{
    visit("material", e.material);
    visit("box", e.box);
    visit("voidRatio", e.voidRatio);
    visit("weightG", e.weightG);
    visit("cost", e.cost);
    visit("carton", e.carton);
    visit("filler", e.filler);
    visit("fillerMl", e.fillerMl);
    visit("fillerG", e.fillerG);
    visit("fillerCost", e.fillerCost);
    visit("certificate", e.certificate);
    visit("inserts", e.inserts);
}
template <class V>
void fields(V& visit, ForeignHistoryNoted& e)
{
    visit("format", e.format);
    visit("document", e.document);
    visit("events", e.events);
    visit("issuer", e.issuer);
    visit("from", e.from);
    visit("to", e.to);
}
template <class V>
void fields(V& visit, ItemReturnedAgain& e)
{
    visit("reason", e.reason);
    visit("order", e.order);
    visit("answers", e.answers);
}
template <class V>
void fields(V& visit, ConflictSettled& e)
{
    visit("station", e.station);
    visit("seq", e.seq);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, ProductRegistered& e)
{
    visit("sku", e.sku);
    visit("name", e.name);
    visit("category", e.category);
    visit("owner", e.owner);
    visit("originalPrice", e.originalPrice);
    visit("partsValue", e.partsValue);
    visit("size", e.size);
    visit("weightG", e.weightG);
}
template <class V>
void fields(V& visit, CalibrationInUse& c)
{
    visit("version", c.version);
    visit("limitFactor", c.limitFactor);
    visit("bound", c.bound);
}
template <class V>
void fields(V& visit, ProductTaught& e)
{
    visit("sku", e.sku);
    visit("view", e.view);
    visit("photos", e.photos);
    visit("model", e.model);
    visit("calibration", e.calibration);
    visit("zones", e.zones);
}
template <class V>
void fields(V& visit, ProductCalibrated& e)
{
    visit("sku", e.sku);
    visit("view", e.view);
    visit("model", e.model);
    visit("version", e.version);
    visit("limitFactor", e.limitFactor);
    visit("good", e.good);
    visit("damaged", e.damaged);
    visit("bound", e.bound);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, ProductZoned& e)
{
    visit("sku", e.sku);
    visit("view", e.view);
    visit("picture", e.picture);
    visit("zones", e.zones);
}
template <class V>
void fields(V& visit, LookMap& m)
{
    visit("levels", m.levels);
    visit("cuts", m.cuts);
    visit("weights", m.weights);
    visit("centres", m.centres);
    visit("spreads", m.spreads);
    visit("results", m.results);
}
template <class V>
void fields(V& visit, ProductLooksMapped& e)
{
    visit("sku", e.sku);
    visit("category", e.category);
    visit("version", e.version);
    visit("map", e.map);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, OrdersCounted& e)
{
    visit("sku", e.sku);
    visit("month", e.month);
    visit("orders", e.orders);
}
template <class V>
void fields(V& visit, KitPart& k)
{
    visit("part", k.part);
    visit("quantity", k.quantity);
}
template <class V>
void fields(V& visit, PartRegistered& e)
{
    visit("sku", e.sku);
    visit("name", e.name);
    visit("supplier", e.supplier);
    visit("categories", e.categories);
    visit("products", e.products);
    visit("reorderPoint", e.reorderPoint);
    visit("unitCost", e.unitCost);
    visit("key", e.key);
    visit("weightG", e.weightG);
    visit("kit", e.kit);
}
template <class V>
void fields(V& visit, PartReceived& e)
{
    visit("sku", e.sku);
    visit("quantity", e.quantity);
    visit("origin", e.origin);
    visit("unitCost", e.unitCost);
    visit("deliveryNote", e.deliveryNote);
}
template <class V>
void fields(V& visit, PartAdjusted& e)
{
    visit("sku", e.sku);
    visit("by", e.by);
    visit("origin", e.origin);
    visit("source", e.source);
    visit("unitCost", e.unitCost);
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, IntakeUndone& e)
{
    visit("reason", e.reason);
}
template <class V>
void fields(V& visit, QuoteLine& l)
{
    visit("row", l.row);
    visit("name", l.name);
    visit("amount", l.amount);
}
template <class V>
void fields(V& visit, TradeInQuoted& e)
{
    visit("sku", e.sku);
    visit("code", e.code);
    visit("answers", e.answers);
    visit("grade", e.grade);
    visit("lines", e.lines);
    visit("offer", e.offer);
    visit("originalPrice", e.originalPrice);
    visit("lastDay", e.lastDay);
}
template <class V>
void fields(V& visit, ClockMoved& e)
{
    visit("byMs", e.by);
}

} // namespace regrade::domain
