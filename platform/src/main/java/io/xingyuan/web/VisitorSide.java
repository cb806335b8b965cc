package io.xingyuan.web;

import io.xingyuan.kernel.Side;
import org.springframework.stereotype.Component;

/** 访问者的数据侧: an enterprise's people reach that enterprise's rows; staff, guests and jobs are on the park's side. */
@Component
class VisitorSide implements Side.Current {

    @Override
    public Side now() {
        Visitor visitor = Visitor.now();
        return visitor.role().ofEnterprise() || visitor.enterprise() != null
                ? new Side.OfEnterprise(visitor.enterprise())
                : Side.PARK;
    }
}
