#!/usr/bin/python3
"""Trains the change network: train.py --textures DIR --out change.pt [--minutes 60] [--seed 1]. See README.md."""
import argparse
import time

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from network import ChangeNet, lossOf, parametersOf
from pairs import QUERIES, examples
from renders import example as renderedExample, readRenders
from textures import readPictures

POOL = 60  # examples among which the next is drawn, so that a batch shows many products


class Examples(IterableDataset):
    def __init__(self, textures, products, share, side, seed):
        self.textures, self.products, self.share, self.side, self.seed = textures, products, share, side, seed

    def __iter__(self):
        worker = get_worker_info()
        random = np.random.default_rng([self.seed, worker.id if worker else 0])
        pool = []
        while True:
            if self.products and random.random() < self.share:
                pool += [renderedExample(self.products, self.textures, self.side, random) for _ in range(QUERIES)]
            else:
                pool += examples(self.textures, self.side, random)
            while len(pool) > POOL:
                yield pool.pop(random.integers(0, len(pool)))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--textures", required=True)
    options.add_argument("--renders", default="", help="folders that `regradectl vision lay` wrote, with commas")
    options.add_argument("--share", type=float, default=0.4, help="of the examples that are rendered")
    options.add_argument("--out", required=True)
    options.add_argument("--start", help="weights to go on from")
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--steps", type=int, default=0, help="instead of minutes: reproducible to the bit")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--side", type=int, default=128)
    options.add_argument("--batch", type=int, default=12)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--workers", type=int, default=1)
    wanted = options.parse_args()
    torch.manual_seed(wanted.seed)
    torch.set_num_threads(1)
    textures = readPictures(wanted.textures)
    network = ChangeNet().to(memory_format=torch.channels_last)
    if wanted.start:
        network.load_state_dict(torch.load(wanted.start))
    products = readRenders([f for f in wanted.renders.split(",") if f], wanted.side)
    print(f"{len(textures)} pictures, {len(products)} rendered products, {parametersOf(network)} parameters", flush=True)
    loader = iter(DataLoader(Examples(textures, products, wanted.share, wanted.side, wanted.seed), wanted.batch, num_workers=wanted.workers))
    optimiser = torch.optim.AdamW(network.parameters(), wanted.rate, weight_decay=1e-4)
    begin, step, mean = time.time(), 0, 0.0
    while True:
        done = step / wanted.steps if wanted.steps else (time.time() - begin) / 60 / wanted.minutes
        if done >= 1:
            break
        rate = wanted.rate * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * done)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        planes, truth, kind = next(loader)
        loss = lossOf(network(planes.float().contiguous(memory_format=torch.channels_last)), truth, kind)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
        mean = float(loss) if step == 1 else 0.99 * mean + 0.01 * float(loss)
        if step % 100 == 0:
            print(f"step {step}, {time.time() - begin:.0f} s, loss {mean:.4f}", flush=True)
            torch.save(network.state_dict(), wanted.out)
    torch.save(network.state_dict(), wanted.out)


if __name__ == "__main__":
    main()
