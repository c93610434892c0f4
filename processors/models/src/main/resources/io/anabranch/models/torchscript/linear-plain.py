
  # Linear layers by the operations that every build of PyTorch has.
  def __setstate__(self: __torch__.Bert, state: List[Tensor]) -> NoneType:
    self.training = False
    self._is_full_backward_hook = None
    self.state = state
    return None

  def linear(self: __torch__.Bert, x: Tensor, weight: Tensor, bias: Tensor, activation: str) -> Tensor:
    y = torch.linear(x, weight, bias)
    if torch.eq(activation, "gelu"):
      y = torch.gelu(y)
    return y

  def linear_residual(self: __torch__.Bert, x: Tensor, residual: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.add(torch.linear(x, weight, bias), residual)
