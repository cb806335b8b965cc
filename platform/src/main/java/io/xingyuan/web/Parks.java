package io.xingyuan.web;

import io.xingyuan.kernel.ParkId;
import java.util.List;

/** 园区选择: the parks that the top bar offers; the module that keeps parks publishes one such bean. */
public interface Parks {

    List<Park> all();

    /** One line of the park switch. */
    record Park(ParkId id, String name) {}
}
