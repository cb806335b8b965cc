package io.xingyuan.enterprise;

import gg.jte.Content;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.Visitor;

/** 企业页面板: a card that another module shows on the page of an enterprise. Publish it as a bean. */
public interface EnterprisePanel {

    /** Small numbers stand higher. */
    int order();

    /** The card's heading in Chinese; translated when drawn. */
    String title();

    /** The card's body for one enterprise; the visitor may see the enterprise. */
    Content body(EnterpriseId enterprise, Visitor visitor);
}
