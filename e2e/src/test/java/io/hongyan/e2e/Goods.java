package io.hongyan.e2e;

/** An order that a test puts into the world, whole, with the number of its parcel. */
record Goods(String order, String number, String phone, String title, long paid) {

    /** As the world takes it: a parcel by YTO with its order. */
    String wish() {
        return """
        {"carrier": "YTO", "number": "%s", "shop": "yanxing-mall", "order": {
          "number": "%s",
          "paid": {"amount": %d, "currency": "CNY"},
          "lines": [{"sku": "S-%s", "title": "%s", "quantity": 1,
                     "price": {"amount": %d, "currency": "CNY"}}],
          "buyer": {"name": "周小满", "phone": "%s"},
          "address": "浙江省杭州市西湖区文三路1号"}}
        """
                .formatted(number, order, paid, order, title, paid, phone);
    }
}
