
  # Linear layers by oneDNN in bfloat16: weights are packed once, the activation is fused. What lies
  # between the layers (residuals, norms, attention) stays in float32.
  def __setstate__(self: __torch__.Bert, state: List[Tensor]) -> NoneType:
    self.training = False
    self._is_full_backward_hook = None
    packed = annotate(List[Tensor], [])
    for i in range(torch.len(state)):
      place = torch.remainder(torch.sub(i, 4), 12)
      weight = torch.__contains__([0, 2, 6, 8], place)
      bias = torch.__contains__([1, 3, 7, 9], place)
      if torch.__and__(torch.ge(i, 4), weight):
        _ = torch.append(packed, ops.mkldnn._reorder_linear_weight(torch.to(state[i], 15), 512))
      elif torch.__and__(torch.ge(i, 4), bias):
        _0 = torch.append(packed, torch.to(state[i], 15))
      else:
        _1 = torch.append(packed, state[i])
    self.state = packed
    return None

  def linear(self: __torch__.Bert, x: Tensor, weight: Tensor, bias: Tensor, activation: str) -> Tensor:
    approximation = ""
    if torch.eq(activation, "gelu"):
      approximation = "none"
    y = ops.mkldnn._linear_pointwise(torch.to(x, 15), weight, bias, activation, annotate(List[Optional[number]], []), approximation)
    return torch.to(y, 6)

  def linear_residual(self: __torch__.Bert, x: Tensor, residual: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.add((self).linear(x, weight, bias, "none"), residual)
