"""The change network: folded planes of a photo in, damage and its kind out, both at half size."""
import torch
from torch import nn

from evidence import PLANES
from painting import KINDS


def twice(inside, outside, stride=1, dilation=1):
    return nn.Sequential(nn.Conv2d(inside, outside, 3, stride, 1), nn.ReLU(inplace=True),
                         nn.Conv2d(outside, outside, 3, 1, dilation, dilation), nn.ReLU(inplace=True))


class ChangeNet(nn.Module):
    """About 0.17 million parameters, 24 thousand multiplications per pixel at half size."""

    def __init__(self, widths=(20, 32, 48, 64)):
        super().__init__()
        a, b, c, d = widths
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
        self.answer = nn.Conv2d(a, 1 + len(KINDS), 1)

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


def lossOf(answer, truth, kind):
    """Cross-entropy and overlap of the damage, and the kind where there is damage."""
    logit = answer[:, 0]
    known = (truth != 255).float()
    target = (truth == 1).float()
    weight = known * (1 + 3 * target)
    entropy = nn.functional.binary_cross_entropy_with_logits(logit, target, weight, reduction="sum") / weight.sum()
    chance = torch.sigmoid(logit) * known
    overlap = 1 - (2 * (chance * target).sum((1, 2)) + 20) / ((chance + target).sum((1, 2)) + 20)
    kinds = nn.functional.cross_entropy(answer[:, 1:], kind.long(), ignore_index=-1, reduction="sum")
    return entropy + 0.5 * overlap.mean() + 0.25 * kinds / max(1.0, float((kind >= 0).sum()))
