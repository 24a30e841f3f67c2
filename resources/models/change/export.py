#!/usr/bin/python3
"""Writes trained weights as ONNX: export.py change.npz change.onnx"""
import sys

import torch

from evidence import PLANES
from network import networkFor, weightsIn

network = networkFor(weightsIn(sys.argv[1]))
network.eval()
torch.onnx.export(network, torch.zeros(1, 4 * PLANES, 64, 64), sys.argv[2], opset_version=11,
                  input_names=["planes"], output_names=["answer"],
                  dynamic_axes={"planes": {2: "height", 3: "width"}, "answer": {2: "height", 3: "width"}})
