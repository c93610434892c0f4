
  # Linear layers by oneDNN: weights are packed once, activation and residual are fused.
  def __setstate__(self: __torch__.Bert, state: List[Tensor]) -> NoneType:
    self.training = False
    self._is_full_backward_hook = None
    packed = annotate(List[Tensor], [])
    for i in range(torch.len(state)):
      place = torch.remainder(torch.sub(i, 4), 12)
      linear = torch.__contains__([0, 2, 6, 8], place)
      if torch.__and__(torch.ge(i, 4), linear):
        _ = torch.append(packed, ops.mkldnn._reorder_linear_weight(state[i], 512))
      else:
        _0 = torch.append(packed, state[i])
    self.state = packed
    return None

  def linear(self: __torch__.Bert, x: Tensor, weight: Tensor, bias: Tensor, activation: str) -> Tensor:
    approximation = ""
    if torch.eq(activation, "gelu"):
      approximation = "none"
    return ops.mkldnn._linear_pointwise(x, weight, bias, activation, annotate(List[Optional[number]], []), approximation)

  def linear_residual(self: __torch__.Bert, x: Tensor, residual: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return ops.mkldnn._linear_pointwise(x, residual, weight, bias, "add")
