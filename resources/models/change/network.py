"""The change network: folded planes of a photo in, damage and its kind out, both at half size."""
import numpy as np
import torch
from torch import nn

from evidence import PLANES
from painting import KINDS, SPECK

SMALL = 60.0  # pixels of the answer; damage of fewer weighs more per pixel, of more less


def twice(inside, outside, stride=1, dilation=1):
    return nn.Sequential(nn.Conv2d(inside, outside, 3, stride, 1), nn.ReLU(inplace=True),
                         nn.Conv2d(outside, outside, 3, 1, dilation, dilation), nn.ReLU(inplace=True))


class ChangeNet(nn.Module):
    """Folded two by two; the default has about 0.17 million parameters, 24 thousand multiplications per pixel at half size."""

    def __init__(self, widths=(20, 32, 48, 64), specks=False):
        super().__init__()
        a, b, c, d = self.widths = tuple(widths)
        self.fine = twice(4 * PLANES, a)
        self.second = twice(a, b, 2)
        self.third = twice(b, c, 2)
        self.fourth = twice(c, d, 2, dilation=2)
        self.widen = nn.Upsample(scale_factor=2, mode="nearest")
        self.toQuarter = nn.Conv2d(d, c, 1)
        self.toHalf = nn.Conv2d(c, b, 1)
        self.toFine = nn.Conv2d(b, a, 1)
        self.mixQuarter = nn.Sequential(nn.Conv2d(c, c, 3, 1, 1), nn.ReLU(inplace=True))
        self.mixHalf = nn.Sequential(nn.Conv2d(b, b, 3, 1, 1), nn.ReLU(inplace=True))
        self.mixFine = nn.Sequential(nn.Conv2d(a, a, 3, 1, 1), nn.ReLU(inplace=True))
        self.answer = nn.Conv2d(a, 1 + len(KINDS) + int(specks), 1)

    def forward(self, planes):
        fine = self.fine(planes)
        half = self.second(fine)
        quarter = self.third(half)
        deep = self.fourth(quarter)
        quarter = self.mixQuarter(quarter + self.widen(self.toQuarter(deep)))
        half = self.mixHalf(half + self.widen(self.toHalf(quarter)))
        fine = self.mixFine(fine + self.widen(self.toFine(half)))
        return self.answer(fine)


def parametersOf(network):
    return sum(p.numel() for p in network.parameters())


def write(file, weights):
    """Weights as an .npz file, which every version of torch reads."""
    np.savez(file, **{name: value.detach().cpu().numpy() for name, value in weights.items()})


def weightsIn(file):
    """Weights of an .npz file or of an exported network."""
    if file.endswith(".onnx"):
        import onnx
        from onnx import numpy_helper
        weights = {w.name: numpy_helper.to_array(w) for w in onnx.load(file).graph.initializer}
        weights = {name: value for name, value in weights.items() if name.endswith((".weight", ".bias"))}
    else:
        with np.load(file) as held:
            weights = {name: held[name] for name in held.files}
    return {name: torch.from_numpy(np.array(value)) for name, value in weights.items()}


def networkFor(weights):
    """A network as wide as these weights, and with them."""
    widths = [weights[f"{layer}.weight"].shape[0] for layer in ("fine.0", "second.0", "third.0", "fourth.0")]
    network = ChangeNet(widths, specks=weights["answer.bias"].shape[0] > 1 + len(KINDS))
    network.load_state_dict(weights)
    return network


@torch.no_grad()
def goOnFrom(network, weights):
    """Takes over the weights of a network that is as wide or narrower, so that it answers as that one did. What is new in the
    network starts at random and is not listened to yet."""
    own = network.state_dict()
    for name, old in weights.items():
        new = own[name]
        there = tuple(slice(0, n) for n in old.shape)
        if name.endswith(".weight"):
            new[:old.shape[0]] = 0
        if name.startswith("answer"):
            new[old.shape[0]:] = 0
        new[there] = old
    if weights["answer.bias"].shape[0] < own["answer.bias"].shape[0]:
        own["answer.bias"][weights["answer.bias"].shape[0]:] = -2
    network.load_state_dict(own)


def specksAre(damage, truth, kind):
    """The answers with specks as damage of their own kind, or as none."""
    speck = kind == SPECK
    if damage:
        return torch.where(speck, torch.ones_like(truth), truth), kind
    return truth, torch.where(speck, torch.full_like(kind, -1), kind)


def lossOf(answer, truth, kind, kindWeight=0.25, evenly=False):
    """Cross-entropy and overlap of the damage, and the kind where there is damage. `evenly`: small damage weighs more."""
    logit = answer[:, 0]
    known = (truth != 255).float()
    target = (truth == 1).float()
    small = smallness(kind) if evenly else torch.ones_like(known)
    weight = known * (1 + 3 * target * small)
    entropy = nn.functional.binary_cross_entropy_with_logits(logit, target, weight, reduction="sum") / weight.sum()
    chance = torch.sigmoid(logit) * known
    overlap = 1 - (2 * (chance * target).sum((1, 2)) + 20) / ((chance + target).sum((1, 2)) + 20)
    kinds = nn.functional.cross_entropy(answer[:, 1:], kind.long(), ignore_index=-1, reduction="none")
    told = small * (kind >= 0)
    return entropy + 0.5 * overlap.mean() + kindWeight * (kinds * told).sum() / told.sum().clamp(min=1)


def smallness(kind):
    """What a pixel weighs: more where few pixels of the patch are of its kind, so that small damage counts beside large."""
    place = (kind.long() + 1).flatten(1)
    counts = torch.zeros(len(kind), 1 + SPECK + 1, device=kind.device)
    counts.scatter_add_(1, place, torch.ones_like(place, dtype=torch.float32))
    small = (SMALL / counts.clamp(min=1)).sqrt().clamp(0.5, 3)
    small[:, 0] = 1
    return small.gather(1, place).view(kind.shape)
