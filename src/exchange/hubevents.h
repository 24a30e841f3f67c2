#pragma once

#include "exchange/hublink.h"
#include "store/chain.h"
#include "store/eventrow.h"
#include "store/signedhead.h"

#include <functional>
#include <vector>

namespace regrade::exchange {

/// Sends events of one station, in the order of its chain, as one transaction; what the hub has already is passed over.
/// Conflict when the hub has another event under one of their numbers, or when a number before them is missing there.
[[nodiscard]] Result<void> pushEvents(HubLink& link, const std::vector<store::EventRow>& rows);

/// Hands over everything behind these heads, as one state of the hub, and never an event before one that its writer had
/// read from the hub. Asks for pieces of `batch` and hands over several together; when the link breaks, those that
/// came.
[[nodiscard]] Result<void> pullEvents(HubLink& link, const std::vector<store::ChainHead>& heads, int batch,
                                      const std::function<Result<void>(const std::vector<store::EventRow>&)>& take);

/// Leaves a signed head as a witness; what is there stays.
[[nodiscard]] Result<void> pushHead(HubLink& link, const store::SignedHead& head);

} // namespace regrade::exchange
