package io.xingyuan.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Open
class HomePages {

    @GetMapping("/")
    String home() {
        return "web/home";
    }
}
