#!/usr/bin/python3
"""Trains one or more change networks on the same examples: train.py --textures DIR --out DIR [--network NAME:WIDTHS:KINDS:SPECKS]
[--minutes 60] [--seed 1]. See README.md."""
import argparse
import os
import time

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from network import ChangeNet, goOnFrom, lossOf, parametersOf, specksAre, weightsIn, write
from pairs import QUERIES, examples
from renders import example as renderedExample, readRenders
from textures import readPictures

POOL = 60         # examples among which the next is drawn, so that a batch shows many products
EVERY = 60        # seconds after which weights are written
FORGETTING = 500  # steps over which weights are averaged


class Examples(IterableDataset):
    def __init__(self, textures, products, share, side, seed):
        self.textures, self.products, self.share, self.side, self.seed = textures, products, share, side, seed

    def __iter__(self):
        worker = get_worker_info()
        cv2.setNumThreads(1)
        random = np.random.default_rng([self.seed, worker.id if worker else 0])
        pool = []
        while True:
            if self.products and random.random() < self.share:
                pool += [renderedExample(self.products, self.textures, self.side, random) for _ in range(QUERIES)]
            else:
                pool += examples(self.textures, self.side, random)
            while len(pool) > POOL:
                yield pool.pop(random.integers(0, len(pool)))


class Memory:
    """The latest examples, from which batches are drawn, turned and mirrored: each is learnt from more than once."""

    def __init__(self, size, device):
        self.size, self.device, self.held, self.next = size, device, [], 0

    def add(self, batch):
        batch = [part.to(self.device, non_blocking=True) for part in batch]
        if not self.held:
            self.held = [torch.zeros((self.size, *part.shape[1:]), dtype=part.dtype, device=self.device) for part in batch]
        count = len(batch[0])
        places = torch.arange(self.next, self.next + count, device=self.device) % self.size
        for held, part in zip(self.held, batch):
            held[places] = part
        self.next += count

    def draw(self, count, random):
        chosen = torch.from_numpy(random.integers(0, min(self.next, self.size), count)).to(self.device)
        planes, truth, kind = (held[chosen] for held in self.held)
        n, c, h, w = planes.shape
        unfolded = planes.float().view(n, c // 4, 2, 2, h, w)
        if random.random() < 0.5:
            unfolded, truth, kind = unfolded.flip(3, 5), truth.flip(2), kind.flip(2)
        if random.random() < 0.5:
            unfolded, truth, kind = unfolded.flip(2, 4), truth.flip(1), kind.flip(1)
        if random.random() < 0.5:
            unfolded, truth, kind = unfolded.permute(0, 1, 3, 2, 5, 4), truth.transpose(1, 2), kind.transpose(1, 2)
        planes = unfolded.reshape(n, c, h, w).contiguous(memory_format=torch.channels_last)
        return planes, truth.contiguous(), kind.contiguous()


class Pupil:
    """One network in training, and the mean of its weights over its latest steps."""

    def __init__(self, words, start, rate, device, evenly):
        self.name, widths, kinds, specks = words.split(":")
        if specks not in ("damage", "calm"):
            raise SystemExit(f"Specks are damage or calm, not {specks}.")
        self.kindWeight, self.specks, self.evenly = float(kinds), specks == "damage", evenly
        self.network = ChangeNet([int(w) for w in widths.split(",")], self.specks)
        if start:
            goOnFrom(self.network, weightsIn(start))
        self.network.to(device, memory_format=torch.channels_last)
        self.parameters = list(self.network.parameters())
        self.averaged = [p.detach().clone() for p in self.parameters]
        self.optimiser = torch.optim.AdamW(self.parameters, rate, weight_decay=1e-4)
        self.mean = None

    def learn(self, planes, truth, kind, rate, step):
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        truth, kind = specksAre(self.specks, truth, kind)
        loss = lossOf(self.network(planes), truth, kind, self.kindWeight, self.evenly)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        keep = min(1 - 1 / FORGETTING, (step + 1) / (step + 10))
        with torch.no_grad():
            torch._foreach_mul_(self.averaged, keep)
            torch._foreach_add_(self.averaged, [p.detach() for p in self.parameters], alpha=1 - keep)
        loss = loss.detach()
        self.mean = loss if self.mean is None else 0.99 * self.mean + 0.01 * loss

    def write(self, folder):
        names = [name for name, _ in self.network.named_parameters()]
        write(os.path.join(folder, f"{self.name}.npz"), dict(zip(names, self.averaged)))


def arguments():
    options = argparse.ArgumentParser()
    options.add_argument("--textures", required=True)
    options.add_argument("--renders", default="", help="folders that `regradectl vision lay` wrote, with commas")
    options.add_argument("--share", type=float, default=0.4, help="of the examples that are rendered")
    options.add_argument("--out", required=True, help="folder for NAME.npz of each network")
    options.add_argument("--network", action="append", help="NAME:WIDTHS:WEIGHT OF THE KIND:damage or calm (what specks are)")
    options.add_argument("--start", help="weights to go on from, .npz or .onnx")
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--steps", type=int, default=0, help="instead of minutes: reproducible")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--side", type=int, default=128)
    options.add_argument("--batch", type=int, default=12)
    options.add_argument("--reuse", type=int, default=1, help="how often an example is learnt from")
    options.add_argument("--memory", type=int, default=240, help="examples kept")
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--evenly", action="store_true", help="small damage weighs more per pixel")
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--device", default="cpu", help="cuda: a graphics card")
    return options.parse_args()


def train(wanted, pupils, loader):
    memory = Memory(wanted.memory, wanted.device)
    random = np.random.default_rng([wanted.seed, 1_000_000])
    while memory.next < min(wanted.memory, 4 * wanted.batch):
        memory.add(next(loader))
    begin, step, saved = time.time(), 0, time.time()
    while True:
        done = step / wanted.steps if wanted.steps else (time.time() - begin) / 60 / wanted.minutes
        if done >= 1:
            return
        rate = wanted.rate * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * done)))
        memory.add(next(loader))
        planes, truth, kind = memory.draw(wanted.batch, random)
        for pupil in pupils:
            pupil.learn(planes, truth, kind, rate, step)
        step += 1
        if step % 100 == 0:
            losses = ", ".join(f"{p.name} {float(p.mean):.4f}" for p in pupils)
            print(f"step {step}, {time.time() - begin:.0f} s, loss {losses}", flush=True)
        if time.time() - saved > EVERY:
            saved = time.time()
            for pupil in pupils:
                pupil.write(wanted.out)


def main():
    wanted = arguments()
    torch.manual_seed(wanted.seed)
    torch.set_num_threads(1)
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    torch.backends.cudnn.benchmark = True
    os.makedirs(wanted.out, exist_ok=True)
    textures = readPictures(wanted.textures)
    products = readRenders([f for f in wanted.renders.split(",") if f], wanted.side)
    pupils = [Pupil(words, wanted.start, wanted.rate, wanted.device, wanted.evenly) for words in wanted.network or ["change:20,32,48,64:0.25:calm"]]
    print(f"{len(textures)} pictures, {len(products)} rendered products; parameters: "
          + ", ".join(f"{p.name} {parametersOf(p.network)}" for p in pupils), flush=True)
    source = Examples(textures, products, wanted.share, wanted.side, wanted.seed)
    loader = iter(DataLoader(source, wanted.batch // wanted.reuse, num_workers=wanted.workers,
                             pin_memory=wanted.device != "cpu"))
    train(wanted, pupils, loader)
    for pupil in pupils:
        pupil.write(wanted.out)


if __name__ == "__main__":
    main()
