package io.xingyuan.web;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import java.util.Optional;

/** 所在园区: tells the park of an enterprise; the module that keeps enterprises publishes one such bean. */
public interface Residence {

    Optional<ParkId> parkOf(EnterpriseId enterprise);
}
