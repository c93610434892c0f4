package io.anabranch.hostile;

import static io.anabranch.hostile.HostileInput.ofText;

import java.util.List;

/** Other languages and scripts. The models know English; they answer nevertheless. */
final class ScriptTexts {

  private ScriptTexts() {}

  static List<HostileInput> inputs() {
    return List.of(
        ofText("german", "German", "Meine Bestellung ist immer noch nicht angekommen. Größe XL!"),
        ofText("french", "French", "L'aspirateur ne s'allume plus, j'exige d'être remboursé."),
        ofText("spanish", "Spanish", "¿Dónde está mi pedido? ¡Llevo dos semanas esperando!"),
        ofText("portuguese", "Portuguese", "Não consigo iniciar sessão na minha conta."),
        ofText("polish", "Polish", "Zażółć gęślą jaźń, a gdzie moja paczka?"),
        ofText("turkish", "Turkish", "Siparişim hâlâ gelmedi, İstanbul'a gönderecektiniz."),
        ofText("vietnamese", "Vietnamese", "Đơn hàng của tôi vẫn chưa được giao đến."),
        ofText("swahili", "Swahili", "Agizo langu bado halijafika, tafadhali nisaidie."),
        ofText("russian", "Russian", "Где мой заказ? Я жду уже две недели."),
        ofText("ukrainian", "Ukrainian", "Моє замовлення досі не надійшло, поверніть гроші."),
        ofText("greek", "Greek", "Η παραγγελία μου δεν έχει φτάσει ακόμα."),
        ofText("armenian", "Armenian", "Իմ պատվերը դեռ չի հասել։"),
        ofText("georgian", "Georgian", "ჩემი შეკვეთა ჯერ არ მოსულა."),
        ofText("hebrew", "Hebrew with points", "הַהַזְמָנָה שֶׁלִּי לֹא הִגִּיעָה"),
        ofText("yiddish", "Yiddish", "מײַן באַשטעלונג איז נאָך נישט אָנגעקומען"),
        ofText("arabic", "Arabic with vowels", "لَمْ يَصِلْ طَلَبِي حَتَّى الآن"),
        ofText(
            "persian",
            "Persian with zero-width non-joiners",
            "سفارش من هنوز نرسیده و می\u200Cخواهم"),
        ofText("urdu", "Urdu", "میرا آرڈر ابھی تک نہیں پہنچا۔"),
        ofText("hindi", "Devanagari", "मेरा ऑर्डर अभी तक नहीं आया है।"),
        ofText("bengali", "Bengali", "আমার অর্ডার এখনও আসেনি।"),
        ofText("tamil", "Tamil", "எனது ஆர்டர் இன்னும் வரவில்லை."),
        ofText("telugu", "Telugu", "నా ఆర్డర్ ఇంకా రాలేదు."),
        ofText("sinhala", "Sinhala", "මගේ ඇණවුම තවම පැමිණ නැත."),
        ofText(
            "thai",
            "Thai, which has no spaces",
            "คำสั่งซื้อของฉันยังไม่มาถึงเลยและฉันต้องการเงินคืน"),
        ofText("lao", "Lao", "ຄໍາສັ່ງຊື້ຂອງຂ້ອຍຍັງບໍ່ທັນມາຮອດ"),
        ofText("burmese", "Burmese", "ကျွန်ုပ်၏ မှာယူမှု မရောက်သေးပါ။"),
        ofText("khmer", "Khmer", "ការបញ្ជាទិញរបស់ខ្ញុំមិនទាន់មកដល់ទេ។"),
        ofText("tibetan", "Tibetan", "ངའི་མངགས་ཉོ་ད་དུང་མ་འབྱོར།"),
        ofText("amharic", "Ethiopic", "ትዕዛዜ እስካሁን አልደረሰም።"),
        ofText("cherokee", "Cherokee", "ᎣᏏᏲ ᏙᎯᏧ ᎠᏯ"),
        ofText("inuktitut", "Canadian syllabics", "ᐃᓄᒃᑎᑐᑦ ᑎᑎᖅᑲᖅ"),
        ofText("mongolian", "vertical script", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ\u180E"),
        ofText("chinese-simplified", "Chinese", "我的订单还没有到。请尽快回复!"),
        ofText("chinese-traditional", "Chinese", "我的訂單還沒有到，請儘快回覆。𠜎𠜱"),
        ofText("chinese-long", "no space in 20,000 characters", new Repeat("订", 20_000)),
        ofText("japanese", "three scripts at once", "注文がまだ届いていません。キャンセルしてください。"),
        ofText("japanese-halfwidth", "halfwidth Katakana", "ｺﾝﾆﾁﾊ ﾁｭｳﾓﾝ ﾊﾟｿｺﾝ"),
        ofText("korean", "Korean", "제 주문이 아직 도착하지 않았습니다."),
        ofText("all-at-once", "many scripts in one sentence", "My заказ 订单 طلب हुआ 注文 주문 is λατε"));
  }
}
