# A BERT encoder with mean pooling, as TorchScript text.
#
# A row of the result has two halves: the mean of the last layer's states, which is the text's
# vector, and the mean of the states after two thirds of the layers, the features for classifiers.
#
# The state is [words, positions, norm weight, norm bias] and 12 tensors a layer: query, key and
# value as one linear layer; attention output, its norm; intermediate; output, its norm. A linear
# layer is [weight, bias].
class Bert(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  _is_full_backward_hook : Optional[bool]
  state : List[Tensor]

  # ids and mask: int64 [batch, length]; result: float32 [batch, 2 * dimension], halves of length 1.
  def forward(self: __torch__.Bert, ids: Tensor, mask: Tensor) -> Tensor:
    s = self.state
    batch = torch.size(ids, 0)
    length = torch.size(ids, 1)
    width = torch.size(s[0], 1)
    heads = torch.floordiv(width, 32)
    visible = torch.to(mask, 6)
    hidden = torch.sub(torch.unsqueeze(torch.unsqueeze(visible, 1), 1), 1.0)
    bias = torch.mul(hidden, 3.0e+38)
    words = torch.embedding(s[0], ids)
    x = torch.add(words, torch.slice(s[1], 0, 0, length))
    x = torch.layer_norm(x, [width], s[2], s[3], 9.9999999999999998e-13)
    layers = torch.floordiv(torch.sub(torch.len(s), 4), 12)
    middle = x
    for layer in range(layers):
      i = torch.add(4, torch.mul(layer, 12))
      qkv = (self).linear(x, s[i], s[torch.add(i, 1)], "none")
      parts = torch.permute(torch.view(qkv, [batch, length, 3, heads, 32]), [2, 0, 3, 1, 4])
      q = torch.select(parts, 0, 0)
      k = torch.select(parts, 0, 1)
      v = torch.select(parts, 0, 2)
      a = torch.scaled_dot_product_attention(q, k, v, bias)
      a = torch.reshape(torch.transpose(a, 1, 2), [batch, length, width])
      x = (self).linear_residual(a, x, s[torch.add(i, 2)], s[torch.add(i, 3)])
      x = torch.layer_norm(x, [width], s[torch.add(i, 4)], s[torch.add(i, 5)], 9.9999999999999998e-13)
      h = (self).linear(x, s[torch.add(i, 6)], s[torch.add(i, 7)], "gelu")
      x = (self).linear_residual(h, x, s[torch.add(i, 8)], s[torch.add(i, 9)])
      x = torch.layer_norm(x, [width], s[torch.add(i, 10)], s[torch.add(i, 11)], 9.9999999999999998e-13)
      if torch.eq(torch.add(layer, 1), torch.floordiv(torch.mul(layers, 2), 3)):
        middle = x
      else:
        middle = middle
    return torch.cat([(self).pool(x, visible), (self).pool(middle, visible)], 1)

  # states: float32 [batch, length, dimension]; result: their mean where visible is 1, length 1.
  def pool(self: __torch__.Bert, states: Tensor, visible: Tensor) -> Tensor:
    weight = torch.unsqueeze(visible, -1)
    mean = torch.div(torch.sum(torch.mul(states, weight), [1]), torch.sum(weight, [1]))
    norm = torch.clamp_min(torch.linalg_vector_norm(mean, 2, [1], True), 9.9999999999999998e-13)
    return torch.div(mean, norm)

  def __getstate__(self: __torch__.Bert) -> List[Tensor]:
    return self.state
