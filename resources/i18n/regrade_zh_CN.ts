<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AxesPanel</name>
    <message>
        <source>Light</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>Flaw</source>
        <translation>瑕疵</translation>
    </message>
    <message>
        <source>Heavy</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>1  Packaging</source>
        <translation>1  包装</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>2  Look</source>
        <translation>2  外观</translation>
    </message>
    <message>
        <source>A person must look</source>
        <translation>需要人工判断</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>相机：%1</translation>
    </message>
    <message>
        <source>Why do you see it differently?</source>
        <translation>为什么看法不同？</translation>
    </message>
    <message>
        <source>Reflection or shadow</source>
        <translation>反光或阴影</translation>
    </message>
    <message>
        <source>Dust, wiped off</source>
        <translation>灰尘，已擦掉</translation>
    </message>
    <message>
        <source>Part of the design</source>
        <translation>设计如此</translation>
    </message>
    <message>
        <source>Mark on another side</source>
        <translation>痕迹在另一面</translation>
    </message>
    <message>
        <source>3  Function</source>
        <translation>3  功能</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Traces of use</source>
        <translation>使用痕迹</translation>
    </message>
    <message>
        <source>It was sold before, so it counts as used.</source>
        <translation>曾经售出，因此算作用过。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>BenchTools</name>
    <message>
        <source>Stop filming %1</source>
        <translation>停止录像 %1</translation>
    </message>
    <message>
        <source>Film the work</source>
        <translation>录制过程</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>求助</translation>
    </message>
</context>
<context>
    <name>BoxPanel</name>
    <message>
        <source>Cartons of the house</source>
        <translation>本仓纸箱</translation>
    </message>
    <message>
        <source>Other cartons that fit, with their empty space</source>
        <translation>其他合适的纸箱及空隙率</translation>
    </message>
    <message>
        <source>No carton of the house: its material</source>
        <translation>不用本仓纸箱：选材料</translation>
    </message>
    <message>
        <source>Boxes of today, in mm</source>
        <translation>今天用过的箱子（毫米）</translation>
    </message>
    <message>
        <source>Box length, outside</source>
        <translation>箱子外长</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
</context>
<context>
    <name>CartonButton</name>
    <message>
        <source>%1 empty</source>
        <translation>空隙 %1</translation>
    </message>
</context>
<context>
    <name>CartonPanel</name>
    <message>
        <source>1  Carton: scan its code, or choose below</source>
        <translation>1  纸箱：扫描其条码，或在下方选择</translation>
    </message>
    <message>
        <source>1  Carton: the best is chosen; scan another one's code, or press it</source>
        <translation>1  纸箱：已选最合适的；也可扫描或点选其他</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Another carton, or another size</source>
        <translation>其他纸箱或其他尺寸</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>Channels and market rules</source>
        <translation>渠道与市场规则</translation>
    </message>
    <message>
        <source>Moves are done by themselves, as the policy says</source>
        <translation>按规则自动调配</translation>
    </message>
    <message>
        <source>Nothing moves until you accept it</source>
        <translation>接受前不作任何调配</translation>
    </message>
    <message>
        <source>Proposed moves</source>
        <translation>建议的调配</translation>
    </message>
    <message>
        <source>Nothing is proposed: no other channel is shown to be worth more.</source>
        <translation>暂无建议：没有证据表明其他渠道更有价值。</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Moves in force</source>
        <translation>生效中的调配</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>已上架</translation>
    </message>
    <message>
        <source>Sold, 90 days</source>
        <translation>90 天售出</translation>
    </message>
    <message>
        <source>Share sold, with its 95 % interval</source>
        <translation>售出比例（95% 区间）</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>可售天数</translation>
    </message>
    <message>
        <source>Rules in force</source>
        <translation>生效规则</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>返回看板</translation>
    </message>
</context>
<context>
    <name>CostGauge</name>
    <message>
        <source>%1 of the original price</source>
        <translation>占原价 %1</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>Time and cost</source>
        <translation>用时和成本</translation>
    </message>
    <message>
        <source>Paused at</source>
        <translation>暂停于</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>目前成本</translation>
    </message>
    <message>
        <source>%1 of the expected price, at most %2</source>
        <translation>占预期售价 %1，上限 %2</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>No unit has come in yet</source>
        <translation>还没有收到商品</translation>
    </message>
    <message>
        <source>The figures fill as units are received, graded and sold.</source>
        <translation>收货、分级、售出之后，这里会出现数字。</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Channels and market rules</source>
        <translation>渠道与市场规则</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
</context>
<context>
    <name>DraftPanel</name>
    <message>
        <source>Text of the offer</source>
        <translation>商品文案</translation>
    </message>
</context>
<context>
    <name>EquipmentPanel</name>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>The whole record with photos and films in one signed file.</source>
        <translation>完整记录连同照片和录像，装入一个签名文件。</translation>
    </message>
    <message>
        <source>Write the evidence pack</source>
        <translation>生成证据包</translation>
    </message>
</context>
<context>
    <name>ExitPanel</name>
    <message>
        <source>Too old: how does it leave?</source>
        <translation>已超龄：如何离库？</translation>
    </message>
    <message>
        <source>The law protects it: on what ground is it destroyed?</source>
        <translation>受法律保护：销毁依据是什么？</translation>
    </message>
    <message>
        <source>Who gets it: an organisation or a firm</source>
        <translation>接收方：机构或企业</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由？</translation>
    </message>
    <message>
        <source>Older than the age limit</source>
        <translation>超过库龄上限</translation>
    </message>
    <message>
        <source>A buyer is coming</source>
        <translation>有买家要来</translation>
    </message>
    <message>
        <source>Season begins soon</source>
        <translation>旺季将至</translation>
    </message>
</context>
<context>
    <name>FactorPanel</name>
    <message>
        <source>Why this price</source>
        <translation>价格构成</translation>
    </message>
</context>
<context>
    <name>FeedbackBand</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Look here</source>
        <translation>请注意</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>FillerPanel</name>
    <message>
        <source>2  Filler</source>
        <translation>2  填充物</translation>
    </message>
    <message>
        <source>g packed</source>
        <translation>g 总重</translation>
    </message>
    <message>
        <source>2  Filler: %1</source>
        <translation>2  填充物：%1</translation>
    </message>
    <message>
        <source>empty space: –</source>
        <translation>空余空间：–</translation>
    </message>
    <message>
        <source>%1 % of the box is empty</source>
        <translation>箱内空余 %1 %</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Welcome to Regrade</source>
        <translation>欢迎使用 Regrade</translation>
    </message>
    <message>
        <source>Returned goods come in, are graded with the camera, cleaned or repaired, packed and sold again. Every step stays on record.</source>
        <translation>退货入库后，用相机分级，清洁或维修，包装后再次出售。每一步都有记录。</translation>
    </message>
    <message>
        <source>Loading the demo warehouse: %1 of %2 units</source>
        <translation>正在载入演示仓库：%1 / %2 件</translation>
    </message>
    <message>
        <source>Loading the demo warehouse…</source>
        <translation>正在载入演示仓库…</translation>
    </message>
    <message>
        <source>Load the demo warehouse</source>
        <translation>载入演示仓库</translation>
    </message>
    <message>
        <source>216 returns of 1,200 orders over several months, to look around in. Nothing leaves this computer.</source>
        <translation>数月内 1,200 个订单的 216 件退货，供您四处看看。数据不会离开本机。</translation>
    </message>
    <message>
        <source>Start with my own products</source>
        <translation>从自己的商品开始</translation>
    </message>
    <message>
        <source>Start and register the first lead</source>
        <translation>开始并登记第一位主管</translation>
    </message>
    <message>
        <source>The scan was not taken: the demo warehouse is being loaded. Scan again when it is there.</source>
        <translation>扫描未被接收：正在载入演示仓库。载入完成后请重新扫描。</translation>
    </message>
    <message>
        <source>The scan was not taken: choose first how to start. Then scan again.</source>
        <translation>扫描未被接收：请先选择如何开始，然后重新扫描。</translation>
    </message>
</context>
<context>
    <name>ForecastPanel</name>
    <message>
        <source>What is broken?</source>
        <translation>哪里坏了？</translation>
    </message>
    <message>
        <source>Minutes of work</source>
        <translation>工时（分钟）</translation>
    </message>
    <message>
        <source>Cost of the parts</source>
        <translation>零件成本</translation>
    </message>
    <message>
        <source>Cost of the unit after the repair, about</source>
        <translation>维修后该商品总成本约</translation>
    </message>
    <message>
        <source>Why the repair is worth it</source>
        <translation>为何值得维修</translation>
    </message>
    <message>
        <source>Sells within days</source>
        <translation>数天内可售出</translation>
    </message>
    <message>
        <source>Part lies in stock</source>
        <translation>零件有库存</translation>
    </message>
    <message>
        <source>Last one of a set</source>
        <translation>成套的最后一件</translation>
    </message>
</context>
<context>
    <name>GradeBadge</name>
    <message>
        <source>not graded</source>
        <translation>未分级</translation>
    </message>
    <message>
        <source>Grade %1</source>
        <translation>等级 %1</translation>
    </message>
</context>
<context>
    <name>GradingPage</name>
    <message>
        <source>Second inspection</source>
        <translation>盲检</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>已分级</translation>
    </message>
    <message>
        <source>Three answers give the grade</source>
        <translation>三个回答决定等级</translation>
    </message>
    <message>
        <source>The camera is looking…</source>
        <translation>相机正在检查…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>To grade, oldest first</source>
        <translation>待分级，最早的在前</translation>
    </message>
    <message>
        <source>Scan the unit on the bench</source>
        <translation>请扫描台面上的商品</translation>
    </message>
    <message>
        <source>The clock starts with the scan. You can also pick a unit on the left.</source>
        <translation>扫描后开始计时。也可以在左侧选择商品。</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>顾客：%1</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Confirm the grade</source>
        <translation>确认等级</translation>
    </message>
    <message>
        <source>Confirm grade %1</source>
        <translation>确认等级 %1</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Scan the next unit.</source>
        <translation>请扫描下一件。</translation>
    </message>
</context>
<context>
    <name>HandOverCard</name>
    <message>
        <source>Hand-over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Containers weighed</source>
        <translation>已称重容器</translation>
    </message>
    <message>
        <source>Recycler (company)</source>
        <translation>回收商（公司）</translation>
    </message>
    <message>
        <source>Number of the paper</source>
        <translation>单号</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>可以扫描</translation>
    </message>
    <message>
        <source>No hub, unsent %1</source>
        <translation>中心离线，待发送 %1</translation>
    </message>
    <message>
        <source>Unsent %1</source>
        <translation>待发送 %1</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>相机正常</translation>
    </message>
    <message>
        <source>Camera lost</source>
        <translation>相机断开</translation>
    </message>
    <message>
        <source>Camera starts</source>
        <translation>相机启动中</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>无相机</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Help from another site</source>
        <translation>其他站点的协助</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已提问</translation>
    </message>
    <message>
        <source>Asked at “%1”</source>
        <translation>在“%1”提问</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What do you want to know?</source>
        <translation>您想问什么？</translation>
    </message>
    <message>
        <source>With a photo of the bench</source>
        <translation>附工作台照片</translation>
    </message>
    <message>
        <source>Folder for the file</source>
        <translation>文件保存位置</translation>
    </message>
    <message>
        <source>Write the question</source>
        <translation>生成求助单</translation>
    </message>
    <message>
        <source>Take an answer in</source>
        <translation>收入答复</translation>
    </message>
</context>
<context>
    <name>InsertPanel</name>
    <message>
        <source>Put in</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>All papers are in</source>
        <translation>资料已全部放入</translation>
    </message>
    <message>
        <source>All are in</source>
        <translation>已全部放入</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Intake</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Register a product once</source>
        <translation>商品只需登记一次</translation>
    </message>
    <message>
        <source>A sold unit is back</source>
        <translation>售出的商品退回了</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收货</translation>
    </message>
    <message>
        <source>One unit at a time</source>
        <translation>一次一件</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>查找商品</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>名称或编码</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>No product is registered yet.</source>
        <translation>还没有登记商品。</translation>
    </message>
    <message>
        <source>No product matches.</source>
        <translation>没有匹配的商品。</translation>
    </message>
    <message>
        <source>Register a product</source>
        <translation>登记商品</translation>
    </message>
    <message>
        <source>Scan the product or the parcel's order number</source>
        <translation>请扫描商品或包裹上的订单号</translation>
    </message>
    <message>
        <source>The tag of a sold unit that came back opens its file again.</source>
        <translation>扫描退回商品的标签，会重新打开它的档案。</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>The next scan starts the next unit.</source>
        <translation>再次扫描即开始下一件。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Receive and print label</source>
        <translation>收货并打印标签</translation>
    </message>
    <message>
        <source>Receive again</source>
        <translation>再次收货</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>No product has the code %1 yet</source>
        <translation>还没有编码为 %1 的商品</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Batch %1 · every scan is a unit</source>
        <translation>批次 %1 · 每扫一次为一件</translation>
    </message>
    <message>
        <source>Pallet or batch</source>
        <translation>托盘或批次</translation>
    </message>
    <message>
        <source>Each scan is written at once: pause, or switch off, and go on with it later.</source>
        <translation>每次扫描立即写入：可暂停或关机，稍后继续。</translation>
    </message>
    <message>
        <source>Announced returns</source>
        <translation>预告退货</translation>
    </message>
</context>
<context>
    <name>ListingPage</name>
    <message>
        <source>Listing</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Offer inside the grade's price band</source>
        <translation>在等级的价格区间内定价</translation>
    </message>
    <message>
        <source>On offer: write down the sale</source>
        <translation>在售：登记成交</translation>
    </message>
    <message>
        <source>%1 to list, %2 on offer</source>
        <translation>待上架 %1，在售 %2</translation>
    </message>
    <message>
        <source>To list</source>
        <translation>待上架</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>Mark as sold</source>
        <translation>标为售出</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早的在前</translation>
    </message>
    <message>
        <source>Scan a packed unit to put it on offer</source>
        <translation>请扫描包装好的商品进行上架</translation>
    </message>
    <message>
        <source>A unit that is on offer opens to be marked as sold.</source>
        <translation>扫描在售的商品可登记售出。</translation>
    </message>
    <message>
        <source>new %1 · refurbished for %2</source>
        <translation>原价 %1 · 翻新成本 %2</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>List</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Older than the house keeps units</source>
        <translation>已超过库龄上限</translation>
    </message>
    <message>
        <source>To leave</source>
        <translation>待离库</translation>
    </message>
    <message>
        <source>Too old: hold it, or let it leave</source>
        <translation>已超龄：保留或离库</translation>
    </message>
    <message>
        <source>Hold 14 days</source>
        <translation>保留 14 天</translation>
    </message>
    <message>
        <source>Let it leave</source>
        <translation>离库</translation>
    </message>
    <message>
        <source>Live session</source>
        <translation>直播场次</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Live session</source>
        <translation>直播场次</translation>
    </message>
    <message>
        <source>Units on offer, sold by scan before a camera</source>
        <translation>在镜头前扫码售出已上架商品</translation>
    </message>
    <message>
        <source>On offer at</source>
        <translation>上架渠道</translation>
    </message>
    <message>
        <source>Still to show</source>
        <translation>待展示</translation>
    </message>
    <message>
        <source>On offer</source>
        <translation>已上架</translation>
    </message>
    <message>
        <source>Everything is sold.</source>
        <translation>全部售出。</translation>
    </message>
    <message>
        <source>Nothing is on offer there.</source>
        <translation>该渠道没有上架商品。</translation>
    </message>
    <message>
        <source>Choose how many units you show</source>
        <translation>选择展示件数</translation>
    </message>
    <message>
        <source>The oldest offers come first. While the session runs, sales are only noted: a slip is taken back at once.</source>
        <translation>最早上架的优先。场次进行中仅记下销售，误扫可立即撤回。</translation>
    </message>
    <message>
        <source>Units to show</source>
        <translation>展示件数</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>成交额</translation>
    </message>
    <message>
        <source>Scan the first unit that is sold</source>
        <translation>扫描第一件售出的商品</translation>
    </message>
    <message>
        <source>Sold before</source>
        <translation>先前已售</translation>
    </message>
    <message>
        <source>Sold just now</source>
        <translation>刚刚售出</translation>
    </message>
    <message>
        <source>Sold in this session</source>
        <translation>本场已售</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Units stay on offer elsewhere until the session is closed.</source>
        <translation>场次结束前，商品在其他渠道仍为上架状态。</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>返回上架</translation>
    </message>
    <message>
        <source>Run sheet</source>
        <translation>场次清单</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>撤回上一件</translation>
    </message>
    <message>
        <source>Begin with %1 units</source>
        <translation>开始，%1 件</translation>
    </message>
    <message>
        <source>Close and record %1 sales</source>
        <translation>结束并登记 %1 笔销售</translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>Automatic</source>
        <translation>自动拍照</translation>
    </message>
    <message>
        <source>No camera picture. Open a photo instead, or judge the unit by eye.</source>
        <translation>没有相机画面。请打开照片，或目视判断。</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>New photo</source>
        <translation>重新拍照</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>This product has not been taught: judge the look by eye.</source>
        <translation>这款商品没有示教：请目视判断外观。</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>打开照片</translation>
    </message>
</context>
<context>
    <name>MaterialPanel</name>
    <message>
        <source>recyclable</source>
        <translation>可回收</translation>
    </message>
    <message>
        <source>not recyclable</source>
        <translation>不可回收</translation>
    </message>
    <message>
        <source>biodegradable</source>
        <translation>可降解</translation>
    </message>
</context>
<context>
    <name>MaterialsPanel</name>
    <message>
        <source>In the containers</source>
        <translation>容器内材料</translation>
    </message>
    <message>
        <source>hazardous</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>Hand-over papers</source>
        <translation>交接单</translation>
    </message>
</context>
<context>
    <name>NoticeBand</name>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>NotePanel</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>For the next step</source>
        <translation>用于下一步骤</translation>
    </message>
</context>
<context>
    <name>OriginPanel</name>
    <message>
        <source>Where it comes from</source>
        <translation>来源信息</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>Serial number, if it has one</source>
        <translation>序列号（如有）</translation>
    </message>
</context>
<context>
    <name>OverridePanel</name>
    <message>
        <source>Give another grade</source>
        <translation>改判等级</translation>
    </message>
    <message>
        <source>Grade by your judgement</source>
        <translation>按您的判断分级</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因？</translation>
    </message>
    <message>
        <source>Parts are missing</source>
        <translation>缺少部件</translation>
    </message>
    <message>
        <source>Smell or stain inside</source>
        <translation>内部有异味或污渍</translation>
    </message>
    <message>
        <source>Older model</source>
        <translation>旧型号</translation>
    </message>
    <message>
        <source>Keep the table's grade</source>
        <translation>保持规则等级</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Packs</source>
        <translation>证据包</translation>
    </message>
</context>
<context>
    <name>PackingPage</name>
    <message>
        <source>Packing</source>
        <translation>包装</translation>
    </message>
    <message>
        <source>Carton, papers, label, scan</source>
        <translation>纸箱、资料、标签、扫描</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 件等待</translation>
    </message>
    <message>
        <source>Scan a unit, or type its tag</source>
        <translation>扫描商品，或输入标签号</translation>
    </message>
    <message>
        <source>To pack, oldest first</source>
        <translation>待包装，最早的在前</translation>
    </message>
    <message>
        <source>Scan the unit to pack</source>
        <translation>请扫描要包装的商品</translation>
    </message>
    <message>
        <source>Take the smallest box that fits.</source>
        <translation>请选用能装下的最小箱子。</translation>
    </message>
    <message>
        <source>Scan the next unit.</source>
        <translation>请扫描下一件。</translation>
    </message>
    <message>
        <source>Sale label</source>
        <translation>销售标签</translation>
    </message>
    <message>
        <source>copy %1</source>
        <translation>第 %1 张</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Stick the label on the box and scan it: that finishes the unit.</source>
        <translation>把标签贴在箱上并扫描，即完成包装。</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Scan the label, or type it</source>
        <translation>扫描标签，或手动输入</translation>
    </message>
    <message>
        <source>copy %1, earlier ones are void</source>
        <translation>第 %1 份，之前的作废</translation>
    </message>
</context>
<context>
    <name>PassportPage</name>
    <message>
        <source>Unit record</source>
        <translation>商品档案</translation>
    </message>
    <message>
        <source>Scan a tag, or look a unit up</source>
        <translation>扫描标签，或查找商品</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>查找商品</translation>
    </message>
    <message>
        <source>Tag, product, SKU or order</source>
        <translation>标签、商品、SKU 或订单</translation>
    </message>
    <message>
        <source>No unit has these letters in its tag, product or order.</source>
        <translation>没有标签、商品或订单包含这些字符的记录。</translation>
    </message>
    <message>
        <source>Which unit?</source>
        <translation>哪一件？</translation>
    </message>
    <message>
        <source>Scan its tag at any time, on any screen. Its whole record opens here.</source>
        <translation>任何时候、任何界面都可以扫描标签，完整档案会在这里打开。</translation>
    </message>
    <message>
        <source>What happened, newest first</source>
        <translation>经过，最新的在前</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The camera marked nothing on this photo.</source>
        <translation>相机在这张照片上没有标出缺陷。</translation>
    </message>
    <message>
        <source>No photo of this unit is on record.</source>
        <translation>这件商品没有照片记录。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Print the tag again</source>
        <translation>重新打印标签</translation>
    </message>
    <message>
        <source>Question from another site</source>
        <translation>其他站点的求助</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotosPanel</name>
    <message>
        <source>Photos of good units</source>
        <translation>完好商品的照片</translation>
    </message>
    <message>
        <source>Taught with %1 photos so far. New photos replace them.</source>
        <translation>目前用 %1 张照片示教。新照片会取代它们。</translation>
    </message>
    <message>
        <source>Four to eight are a good start.</source>
        <translation>先拍四到八张为好。</translation>
    </message>
    <message>
        <source>Take this photo out</source>
        <translation>去掉这张照片</translation>
    </message>
    <message>
        <source>Taught with one photo so far. New photos replace it.</source>
        <translation>目前用一张照片示教。新照片会取代它。</translation>
    </message>
</context>
<context>
    <name>PricePanel</name>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Proposed: %1. %2</source>
        <translation>建议：%1。%2</translation>
    </message>
    <message>
        <source>Why not the proposal?</source>
        <translation>为什么不用建议？</translation>
    </message>
    <message>
        <source>Many in stock</source>
        <translation>库存较多</translation>
    </message>
    <message>
        <source>In demand now</source>
        <translation>当前热销</translation>
    </message>
    <message>
        <source>Competitor's price</source>
        <translation>对手价格</translation>
    </message>
    <message>
        <source>Channel is full</source>
        <translation>渠道已满</translation>
    </message>
    <message>
        <source>Even the top of the band does not cover cost, fees and margin: %1. A lead decides.</source>
        <translation>即使区间上限也无法覆盖成本、费用和毛利 %1，须由主管决定。</translation>
    </message>
    <message>
        <source>Least price behind cost, fees and margin: %1</source>
        <translation>覆盖成本、费用和毛利的最低价：%1</translation>
    </message>
    <message>
        <source>Outside band or floor, and meant so</source>
        <translation>有意超出区间或底价</translation>
    </message>
</context>
<context>
    <name>ProductFormPanel</name>
    <message>
        <source>New product</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>SKU or barcode</source>
        <translation>SKU 或条码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Parts value</source>
        <translation>零件价值</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Seller that owns the units</source>
        <translation>商品所属卖家</translation>
    </message>
</context>
<context>
    <name>QuestionsPanel</name>
    <message>
        <source>Look at the unit</source>
        <translation>查看商品</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Nothing waits here.</source>
        <translation>这里没有等待的商品。</translation>
    </message>
</context>
<context>
    <name>ReasonEntry</name>
    <message>
        <source>Or in your own words</source>
        <translation>或自行填写</translation>
    </message>
</context>
<context>
    <name>ReceiptPanel</name>
    <message>
        <source>Tag of this unit, for its whole life</source>
        <translation>这件商品的终身标签</translation>
    </message>
    <message>
        <source>Stick the label on the unit, not on its packaging.</source>
        <translation>将标签贴在商品上，不要贴在包装上。</translation>
    </message>
</context>
<context>
    <name>SalePanel</name>
    <message>
        <source>Sale</source>
        <translation>成交</translation>
    </message>
    <message>
        <source>Order number of the sale</source>
        <translation>销售订单号</translation>
    </message>
    <message>
        <source>Scan or type it</source>
        <translation>扫描或输入</translation>
    </message>
    <message>
        <source>Price paid</source>
        <translation>成交价</translation>
    </message>
</context>
<context>
    <name>ScreenFrame</name>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>of this station</source>
        <translation>本工位</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>当前员工</translation>
    </message>
    <message>
        <source>Staff code</source>
        <translation>员工代码</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>本仓规则</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Where the pictures come from</source>
        <translation>画面来源</translation>
    </message>
    <message>
        <source>0, /dev/video0, http://…, or a folder of photos</source>
        <translation>0、/dev/video0、http://… 或照片文件夹</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The camera starts…</source>
        <translation>相机正在启动…</translation>
    </message>
    <message>
        <source>No camera is chosen. Photos can be taken from files.</source>
        <translation>没有选择相机。可以使用照片文件。</translation>
    </message>
    <message>
        <source>Bench card</source>
        <translation>指令卡</translation>
    </message>
    <message>
        <source>Scan these instead of pressing buttons.</source>
        <translation>扫描这些码可代替按钮。</translation>
    </message>
</context>
<context>
    <name>SizePanel</name>
    <message>
        <source>How large is this product? Told once, it is kept. Without it no carton is proposed and no empty space is recorded.</source>
        <translation>这件商品多大？填写一次即可保存。未填则不推荐纸箱，也不记录空隙率。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 stands at %2.</source>
        <translation>%1 现在%2。</translation>
    </message>
    <message>
        <source>%1 is on offer.</source>
        <translation>%1 正在销售。</translation>
    </message>
    <message>
        <source>%1 is sold.</source>
        <translation>%1 已售出。</translation>
    </message>
    <message>
        <source>%1 has left the house.</source>
        <translation>%1 已离库。</translation>
    </message>
    <message>
        <source>%1 has no next stage.</source>
        <translation>%1 没有下一道工序。</translation>
    </message>
    <message>
        <source>%1 was taken in by mistake: its tag is void.</source>
        <translation>%1 为误收：标签已作废。</translation>
    </message>
    <message>
        <source>%1 is in the exit queue.</source>
        <translation>%1 在退出队列中。</translation>
    </message>
</context>
<context>
    <name>StepEntry</name>
    <message>
        <source>Read from</source>
        <translation>使用仪器</translation>
    </message>
    <message>
        <source>One or more; press again to take one back</source>
        <translation>可多选；再按一次取消</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Time of each side</source>
        <translation>每面时间</translation>
    </message>
    <message>
        <source>%1 sides exposed</source>
        <translation>已照射 %1 面</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>扫描或输入</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>optional · %1</source>
        <translation>可选 · %1</translation>
    </message>
</context>
<context>
    <name>TagEntry</name>
    <message>
        <source>Scan a unit, or type its tag</source>
        <translation>扫描商品，或输入标签号</translation>
    </message>
    <message>
        <source>Open this unit</source>
        <translation>打开这件商品</translation>
    </message>
</context>
<context>
    <name>TaughtPanel</name>
    <message>
        <source>Taught</source>
        <translation>已示教</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>of good units may be called damaged, at most, with %1 photos. A person confirms every grade.</source>
        <translation>用 %1 张照片时，最多有这么多完好商品会被误判为有损。每个等级都由人确认。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>of good units may be called damaged, at most, with one photo. A person confirms every grade.</source>
        <translation>用一张照片时，最多有这么多完好商品会被误判为有损。每个等级都由人确认。</translation>
    </message>
</context>
<context>
    <name>TeachingPage</name>
    <message>
        <source>Teaching</source>
        <translation>示教</translation>
    </message>
    <message>
        <source>Good units of one product, one to sixteen photos</source>
        <translation>同一款完好商品，一到十六张照片</translation>
    </message>
    <message>
        <source>Learning from the photos…</source>
        <translation>正在学习照片…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>查找商品</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>名称或编码</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>No product matches. Register it at intake.</source>
        <translation>没有匹配的商品。请在收货处登记。</translation>
    </message>
    <message>
        <source>Choose or scan the product</source>
        <translation>请选择或扫描商品</translation>
    </message>
    <message>
        <source>Put good units in the same place and light, one after the other, and take a photo of each.</source>
        <translation>把完好的商品依次放在同一位置、同样光线下，各拍一张。</translation>
    </message>
    <message>
        <source>No camera picture. Choose photo files instead.</source>
        <translation>没有相机画面。请选择照片文件。</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>With %1 photos up to %2 % of good units may be called damaged. More photos make it less.</source>
        <translation>用 %1 张照片时，最多 %2 % 的完好商品会被误判为有损。照片越多越少误判。</translation>
    </message>
    <message>
        <source>Teach again</source>
        <translation>重新示教</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>示教</translation>
    </message>
    <message>
        <source>With one photo up to %1 % of good units may be called damaged. More photos make it less.</source>
        <translation>用一张照片时，最多 %1 % 的完好商品会被误判为有损。照片越多越少误判。</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>不保存离开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save the zones</source>
        <translation>保存区域</translation>
    </message>
</context>
<context>
    <name>TicketPanel</name>
    <message>
        <source>Question from another site</source>
        <translation>其他站点的求助</translation>
    </message>
    <message>
        <source>Photo %1 of %2</source>
        <translation>照片 %1 / %2</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>您的答复</translation>
    </message>
    <message>
        <source>With a photo of the bench</source>
        <translation>附工作台照片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>生成答复</translation>
    </message>
    <message>
        <source>passed · %1</source>
        <translation>通过 · %1</translation>
    </message>
    <message>
        <source>failed · %1</source>
        <translation>未通过 · %1</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Announced for this order</source>
        <translation>此订单已预告</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Scan the product, or choose it on the left</source>
        <translation>扫描商品，或在左侧选择</translation>
    </message>
    <message>
        <source>Order number of the second sale</source>
        <translation>再次销售的订单号</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Scan it from the parcel</source>
        <translation>从包裹上扫描</translation>
    </message>
    <message>
        <source>Customer's reason</source>
        <translation>顾客原因</translation>
    </message>
</context>
<context>
    <name>UnitList</name>
    <message>
        <source>Back to the figures</source>
        <translation>返回看板</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>库龄</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
</context>
<context>
    <name>UnitTable</name>
    <message>
        <source>in no stage</source>
        <translation>无工序</translation>
    </message>
    <message>
        <source>on offer</source>
        <translation>在售</translation>
    </message>
    <message>
        <source>due to leave</source>
        <translation>待处置</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>已售出</translation>
    </message>
    <message>
        <source>left for good</source>
        <translation>已离库</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Assessed in %1 s</source>
        <translation>检定用时 %1 秒</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>已完成 %1 / %2 步</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 件等待</translation>
    </message>
    <message>
        <source>Waiting, oldest first</source>
        <translation>等待中，最早的在前</translation>
    </message>
    <message>
        <source>Change stage</source>
        <translation>更换工序</translation>
    </message>
    <message>
        <source>Scan the unit to work on</source>
        <translation>请扫描要作业的商品</translation>
    </message>
    <message>
        <source>Its stage and checklist open by themselves.</source>
        <translation>工序和检查单会自动打开。</translation>
    </message>
    <message>
        <source>Scan the next unit.</source>
        <translation>请扫描下一件。</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>始于 %1</translation>
    </message>
    <message>
        <source>Everything that is required is done.</source>
        <translation>必做项目已全部完成。</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Pass the %1 open checks</source>
        <translation>%1 项未做检查全部通过</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next unit</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Before the repair begins</source>
        <translation>维修开始前</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>拆解</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Start the repair</source>
        <translation>开始维修</translation>
    </message>
</context>
<context>
    <name>WorkStep</name>
    <message>
        <source>Record the value</source>
        <translation>记录数值</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>未过</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>同上一件</translation>
    </message>
    <message>
        <source>Take care: in the caution band</source>
        <translation>注意：处于注意区间</translation>
    </message>
</context>
<context>
    <name>regrade::ui::BenchFilm</name>
    <message>
        <source>Scan the unit first: a film belongs to a unit.</source>
        <translation>请先扫描商品：录像须属于一件商品。</translation>
    </message>
    <message>
        <source>Filming the bench: no faces. Press again to stop.</source>
        <translation>正在录制工作台，请勿拍到人脸。再按一次停止。</translation>
    </message>
    <message>
        <source>Film of %1 on record.</source>
        <translation>已记录 %1 的录像。</translation>
    </message>
    <message>
        <source>The longest time is over: film of %1 on record.</source>
        <translation>已达最长时间：已记录 %1 的录像。</translation>
    </message>
    <message>
        <source>The disk is nearly full: film of %1 on record.</source>
        <translation>磁盘将满：已记录 %1 的录像。</translation>
    </message>
    <message>
        <source>The camera was lost: film of %1 on record.</source>
        <translation>相机断开：已记录 %1 的录像。</translation>
    </message>
    <message>
        <source>%1 It lacks %2 pictures.</source>
        <translation>%1缺 %2 帧。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ChannelsScreen</name>
    <message>
        <source> of %1</source>
        <translation>，上限 %1</translation>
    </message>
    <message>
        <source>%1 (n %2, %3 to %4)</source>
        <translation>%1（n %2，%3 至 %4）</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1: %2 units meant for %3</source>
        <translation>%1：%2 件分配至 %3</translation>
    </message>
    <message>
        <source>Grade %1: %2 of %3 units from %4 to %5</source>
        <translation>%1 级：%3 件中的 %2 件由 %4 调至 %5</translation>
    </message>
    <message>
        <source>A unit-day there sells %1 of the time, here %2; worth more there with %3, seen in %4 unit-days.</source>
        <translation>该渠道每件天售出概率 %1，现渠道 %2；更有价值的把握 %3，依据 %4 件天。</translation>
    </message>
    <message>
        <source>version %1, %2 rules%3</source>
        <translation>版本 %1，%2 条规则%3</translation>
    </message>
    <message>
        <source>, taken over</source>
        <translation>，已导入</translation>
    </message>
    <message>
        <source>ended on %1</source>
        <translation>已于 %1 到期</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::DashboardScreen</name>
    <message>
        <source>Board</source>
        <translation>工序板</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>效率</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Sustainability</source>
        <translation>可持续</translation>
    </message>
    <message>
        <source>In house</source>
        <translation>在仓</translation>
    </message>
    <message>
        <source>the first %1 of %2 units, oldest first</source>
        <translation>共 %2 件，显示前 %1 件，最早的在前</translation>
    </message>
    <message>
        <source>Units: %1, oldest first</source>
        <translation>共 %1 件，最早的在前</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::Desk</name>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>regrade::ui::GradingScreen</name>
    <message>
        <source>Next: %1. %2</source>
        <translation>下一面：%1。%2</translation>
    </message>
    <message>
        <source>The last unit is still being written down. Scan again in a moment.</source>
        <translation>上一件还在记录中。请稍后再扫。</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 不是商品标签。</translation>
    </message>
    <message>
        <source>%1 Nothing is to be graded now.</source>
        <translation>%1现在没有需要分级的内容。</translation>
    </message>
    <message>
        <source>This product has not been taught yet. Judge the unit by eye, or teach the product first.</source>
        <translation>这款商品还没有示教。请目视判断，或先示教。</translation>
    </message>
    <message>
        <source>%1: %2 mm, %3 times the taught limit</source>
        <translation>%1：%2 毫米，为示教限值的 %3 倍</translation>
    </message>
    <message>
        <source>%1: %2 % of the surface, %3 times the taught limit</source>
        <translation>%1：占表面 %2 %，为示教限值的 %3 倍</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Times the taught limit: %1</source>
        <translation>为示教限值的倍数：%1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::HandGuide</name>
    <message>
        <source>Preliminary: fine so far</source>
        <translation>初步判断：暂未见异常</translation>
    </message>
    <message>
        <source>Preliminary: see marks</source>
        <translation>初步判断：请看标记处</translation>
    </message>
    <message>
        <source>Preliminary: not sure</source>
        <translation>初步判断：不确定</translation>
    </message>
</context>
<context>
    <name>regrade::ui::HelpCall</name>
    <message>
        <source>Say what you want to know.</source>
        <translation>请写明您想问什么。</translation>
    </message>
    <message>
        <source>Question on record. Send this file: %1</source>
        <translation>求助已记录。请发送此文件：%1</translation>
    </message>
    <message>
        <source>The answer is on record.</source>
        <translation>答复已记录。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::IntakeScreen</name>
    <message>
        <source>Announced: %1 of %2 here already.</source>
        <translation>已预告：%2 件中已到 %1 件。</translation>
    </message>
    <message>
        <source>Announced: scan the product, or choose it.</source>
        <translation>已预告：请扫描商品，或在下方选择。</translation>
    </message>
    <message>
        <source>Not announced; it can be received all the same.</source>
        <translation>未预告，仍可收货。</translation>
    </message>
    <message>
        <source>All units announced under %1 are here already. Is it one more?</source>
        <translation>%1 预告的商品已全部到齐。这是多出的一件吗？</translation>
    </message>
    <message>
        <source>This product was not announced under order %1. Compare unit and papers.</source>
        <translation>订单 %1 未预告此商品。请核对实物与单据。</translation>
    </message>
    <message>
        <source>Received. Stick the label on the unit.</source>
        <translation>已收货。请把标签贴在商品上。</translation>
    </message>
    <message>
        <source>Scan the order number on the parcel.</source>
        <translation>请扫描包裹上的订单号。</translation>
    </message>
    <message>
        <source>Choose the customer's reason.</source>
        <translation>请选择顾客的退货原因。</translation>
    </message>
    <message>
        <source>Received again in the same file. The old label stays valid.</source>
        <translation>已再次收货，沿用原档案。旧标签仍然有效。</translation>
    </message>
    <message>
        <source>The product %1 is not registered yet.</source>
        <translation>商品 %1 尚未登记。</translation>
    </message>
    <message>
        <source>SKU or barcode</source>
        <translation>SKU 或条码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>卖家</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Parts value</source>
        <translation>零件价值</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Please check: %1. Nothing was registered.</source>
        <translation>请检查：%1。没有登记。</translation>
    </message>
    <message>
        <source>%1 is registered.</source>
        <translation>%1 已登记。</translation>
    </message>
    <message>
        <source>Scan the product, or choose it from the list.</source>
        <translation>请扫描商品，或从列表中选择。</translation>
    </message>
    <message>
        <source>The last unit is still being written down. Scan again in a moment.</source>
        <translation>上一件还在记录中。请稍后再扫。</translation>
    </message>
    <message>
        <source>This is the number of a parcel (%1), not of an order. Scan the order number on its papers.</source>
        <translation>这是包裹号（%1），不是订单号。请扫描单据上的订单号。</translation>
    </message>
    <message>
        <source>Handed in again. Destroy the label before: it is void.</source>
        <translation>已重新交付打印。请销毁之前的标签：它已作废。</translation>
    </message>
    <message>
        <source>%1 is no answer that intake asks for.</source>
        <translation>%1 不是收货问题的答案。</translation>
    </message>
    <message>
        <source>Set the unit apart now: %1.</source>
        <translation>请立即隔离该商品：%1。</translation>
    </message>
    <message>
        <source>It goes to %1 next.</source>
        <translation>下一步：%1。</translation>
    </message>
    <message>
        <source>There is no trade-in quote %1. Nothing was paid; make a new offer.</source>
        <translation>没有以旧换新报价 %1。未支付任何款项，请重新报价。</translation>
    </message>
    <message>
        <source>What was entered before the program ended stands here again.</source>
        <translation>程序退出前填写的内容已恢复。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ListingScreen</name>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>上一步还在记录中。请稍后再扫。</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 不是商品标签。</translation>
    </message>
    <message>
        <source>%1 It can neither be listed nor sold now.</source>
        <translation>%1现在既不能上架也不能售出。</translation>
    </message>
    <message>
        <source>On offer for %1.</source>
        <translation>已上架，售价 %1。</translation>
    </message>
    <message>
        <source>Sold for %1.</source>
        <translation>已售出，成交价 %1。</translation>
    </message>
    <message>
        <source>Enter the price as a number.</source>
        <translation>请用数字填写价格。</translation>
    </message>
    <message>
        <source>The unit has no price band yet.</source>
        <translation>这件商品还没有价格区间。</translation>
    </message>
    <message>
        <source>Scan or type the order number of the sale.</source>
        <translation>请扫描或输入销售订单号。</translation>
    </message>
    <message>
        <source>Give away</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>拆解</translation>
    </message>
    <message>
        <source>To the supplier</source>
        <translation>退供应商</translation>
    </message>
    <message>
        <source>Recycle</source>
        <translation>回收</translation>
    </message>
    <message>
        <source>Scrap</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>%1 days in the house; the limit is %2. %3</source>
        <translation>在库 %1 天，上限 %2 天。%3</translation>
    </message>
    <message>
        <source>Dangerous</source>
        <translation>有危险</translation>
    </message>
    <message>
        <source>Beyond repair</source>
        <translation>无法修复</translation>
    </message>
    <message>
        <source>Counterfeit</source>
        <translation>假冒</translation>
    </message>
    <message>
        <source>Nobody takes it</source>
        <translation>无人接收</translation>
    </message>
    <message>
        <source>It has left the house.</source>
        <translation>已离库。</translation>
    </message>
    <message>
        <source>Held in the house until %1.</source>
        <translation>保留至 %1。</translation>
    </message>
    <message>
        <source>Held to the band</source>
        <translation>限制在区间内</translation>
    </message>
    <message>
        <source>Lifted to the floor</source>
        <translation>提高到底价</translation>
    </message>
    <message>
        <source>Start of the grade</source>
        <translation>等级起价</translation>
    </message>
    <message>
        <source>no data: left as it is</source>
        <translation>无数据：不调整</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>参观</translation>
    </message>
    <message>
        <source>Auction</source>
        <translation>竞拍</translation>
    </message>
    <message>
        <source>Poll</source>
        <translation>投票</translation>
    </message>
</context>
<context>
    <name>regrade::ui::LiveScreen</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No unit is on offer there: put some on offer first.</source>
        <translation>该渠道没有上架商品：请先上架。</translation>
    </message>
    <message>
        <source>The session runs: scan each unit that is sold.</source>
        <translation>场次进行中：每售出一件就扫描。</translation>
    </message>
    <message>
        <source>%1 is sold in this session already.</source>
        <translation>%1 在本场已售出。</translation>
    </message>
    <message>
        <source>%1 is not sold any more.</source>
        <translation>%1 已撤回。</translation>
    </message>
    <message>
        <source>The run sheet lies in %1.</source>
        <translation>场次清单已保存：%1。</translation>
    </message>
    <message>
        <source>The session is closed: %1 sales are on record.</source>
        <translation>场次已结束：已登记 %1 笔销售。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::MaterialShelf</name>
    <message>
        <source>%1 by the records · units: %2</source>
        <translation>记录重量 %1 · 来自 %2 件商品</translation>
    </message>
    <message>
        <source>%1 weighed, %2 by the records</source>
        <translation>称重 %1，记录 %2</translation>
    </message>
    <message>
        <source>%1 is no weight in kilograms. Nothing was handed over.</source>
        <translation>%1 不是以千克为单位的重量。未交接任何材料。</translation>
    </message>
    <message>
        <source>There is no paper %1.</source>
        <translation>没有单号 %1。</translation>
    </message>
    <message>
        <source>It is on record, but the paper could not be written to %1: %2</source>
        <translation>已记录，但交接单无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Handed over. The paper lies in %1</source>
        <translation>已交接。交接单位于 %1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PackingScreen</name>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>上一步还在记录中。请稍后再扫。</translation>
    </message>
    <message>
        <source>This unit is on the bench already. Print its sale label next.</source>
        <translation>这件商品已在台面上。接下来请打印销售标签。</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 不是商品标签。</translation>
    </message>
    <message>
        <source>%1 It cannot be packed now.</source>
        <translation>%1现在不能包装。</translation>
    </message>
    <message>
        <source>Packed. %1</source>
        <translation>已包装。%1</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 毫米</translation>
    </message>
    <message>
        <source>Choose the packaging material.</source>
        <translation>请选择包装材料。</translation>
    </message>
    <message>
        <source>Enter the size of the box.</source>
        <translation>请填写箱子尺寸。</translation>
    </message>
    <message>
        <source>Print the sale label and stick it on the box.</source>
        <translation>请打印销售标签并贴在箱上。</translation>
    </message>
    <message>
        <source>Choose the carton.</source>
        <translation>请选择纸箱。</translation>
    </message>
    <message>
        <source>Put the papers in and tick them.</source>
        <translation>请放入资料并勾选。</translation>
    </message>
    <message>
        <source>No carton of the house can be taken. %1</source>
        <translation>没有可用的本仓纸箱。%1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>%1 l, %2 g, %3</source>
        <translation>%1 升，%2 g，%3</translation>
    </message>
    <message>
        <source>The house has no carton “%1”.</source>
        <translation>本仓没有纸箱“%1”。</translation>
    </message>
    <message>
        <source>Scan the unit first, then its carton.</source>
        <translation>请先扫描商品，再扫描纸箱。</translation>
    </message>
    <message>
        <source>Length, width and height of the product must all be above zero.</source>
        <translation>商品的长、宽、高都必须大于零。</translation>
    </message>
    <message>
        <source>Stick the label on the box and scan it.</source>
        <translation>请把标签贴在箱上并扫描。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PassportScreen</name>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>上一步还在记录中。请稍后再扫。</translation>
    </message>
    <message>
        <source>“%1” is no complete tag. Check the letters and try again.</source>
        <translation>“%1”不是完整的标签。请核对字母后重试。</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>隔 %1</translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation>尚未分级</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Customer's reason</source>
        <translation>顾客原因</translation>
    </message>
    <message>
        <source>Came in by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>卖家</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收货</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Time in the house</source>
        <translation>入库次数</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>第 %1 次</translation>
    </message>
    <message>
        <source>Cost of work so far</source>
        <translation>至今作业成本</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>标价</translation>
    </message>
    <message>
        <source>Sold for</source>
        <translation>成交价</translation>
    </message>
    <message>
        <source>%1. %2, %3 · %4 times the taught limit</source>
        <translation>%1. %2，%3 · 为示教限值的 %4 倍</translation>
    </message>
    <message>
        <source>The label is printed again and on record. Destroy the one before.</source>
        <translation>标签已重新打印并记录。请销毁旧标签。</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>已售出</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已离库</translation>
    </message>
    <message>
        <source>Sale label</source>
        <translation>销售标签</translation>
    </message>
    <message>
        <source>Intake label</source>
        <translation>入库标签</translation>
    </message>
    <message>
        <source>%1, copy 1 counts.</source>
        <translation>%1，第 1 份有效。</translation>
    </message>
    <message>
        <source>%1, copy %2 counts. Earlier copies are void: destroy them.</source>
        <translation>%1，第 %2 份有效。之前的各份已作废：请销毁。</translation>
    </message>
    <message>
        <source>Evidence pack written: %1</source>
        <translation>证据包已生成：%1</translation>
    </message>
    <message>
        <source>%1 It lacks %2 photos or films that are at another station.</source>
        <translation>%1缺 %2 个存放在其他工位的照片或录像。</translation>
    </message>
    <message>
        <source>Trade-in</source>
        <translation>以旧换新</translation>
    </message>
    <message>
        <source>%1 paid, answered as grade %2</source>
        <translation>已付 %1，按回答为 %2 级</translation>
    </message>
    <message>
        <source>%1 paid, answered as grade %2, graded %3</source>
        <translation>已付 %1，按回答为 %2 级，实际定为 %3 级</translation>
    </message>
    <message>
        <source>Pallet or batch</source>
        <translation>托盘或批次</translation>
    </message>
</context>
<context>
    <name>regrade::ui::Screens</name>
    <message>
        <source>Second inspection</source>
        <translation>盲检</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>包装</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>示教</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The tag %1 belongs to no unit here.</source>
        <translation>标签 %1 不属于本仓任何商品。</translation>
    </message>
    <message>
        <source>This card has no meaning on this screen.</source>
        <translation>这张指令卡在此界面无效。</translation>
    </message>
    <message>
        <source>Read “%1”. This screen has no use for it.</source>
        <translation>读到“%1”。此界面用不到它。</translation>
    </message>
    <message>
        <source>The same code again. It was counted once.</source>
        <translation>同一个码又扫了一次，只计一次。</translation>
    </message>
    <message>
        <source>%1 tags are in the picture, so none was taken. Leave only the one that is meant.</source>
        <translation>画面里有 %1 张标签，因此一张也没有采用。请只留下要用的那一张。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Calibration code</source>
        <translation>校准码</translation>
    </message>
    <message>
        <source>The scan is kept until the dialog is closed.</source>
        <translation>扫描已保留，关闭对话框后处理。</translation>
    </message>
    <message>
        <source>%1 scans are kept until the dialog is closed.</source>
        <translation>%1 次扫描已保留，关闭对话框后处理。</translation>
    </message>
    <message>
        <source>That came as fast as a scan, so Return did nothing. Press Return again if you typed it.</source>
        <translation>输入快得像扫描，所以回车没有执行。如果是您打的字，请再按一次回车。</translation>
    </message>
    <message>
        <source>A code came without Return at its end, so it was typed into the field. Settings, “Test the scanner”: say that it sends none, or let the scanner send Return.</source>
        <translation>有一个码结尾没有回车，因此被输入到了文本框。请在“设置”的“测试扫描枪”中说明它不发送结尾，或让扫描枪发送回车。</translation>
    </message>
    <message>
        <source>Scan a unit's tag at any time. F1 to F12 change the screen, Return presses the blue button.</source>
        <translation>随时可扫描商品标签。F1 至 F12 切换界面，回车键按下蓝色按钮。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The label of %1 is there: confirmed.</source>
        <translation>%1 的标签已确认。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>预告</translation>
    </message>
    <message>
        <source>Live session</source>
        <translation>直播场次</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Poll of visitors</source>
        <translation>访客投票</translation>
    </message>
    <message>
        <source>Auctions of names</source>
        <translation>命名竞拍</translation>
    </message>
    <message>
        <source>Tour for visitors</source>
        <translation>访客参观</translation>
    </message>
</context>
<context>
    <name>regrade::ui::SettingsScreen</name>
    <message>
        <source>a card of the bench: %1</source>
        <translation>指令卡：%1</translation>
    </message>
    <message>
        <source>the tag of a unit of this house</source>
        <translation>本仓商品的标签</translation>
    </message>
    <message>
        <source>a good tag, but of no unit here</source>
        <translation>标签有效，但不属于本仓商品</translation>
    </message>
    <message>
        <source>A staff code has 1 to 12 letters or figures. Names are not stored.</source>
        <translation>员工代码为 1 到 12 个字母或数字。不保存姓名。</translation>
    </message>
    <message>
        <source>%1 works at this station now.</source>
        <translation>现在由 %1 在此工位作业。</translation>
    </message>
    <message>
        <source>The camera is off.</source>
        <translation>相机已关闭。</translation>
    </message>
    <message>
        <source>The camera is being opened.</source>
        <translation>正在打开相机。</translation>
    </message>
    <message>
        <source>Scan your badge to change who works here.</source>
        <translation>请扫描工牌以更换操作人员。</translation>
    </message>
    <message>
        <source>The calibration code of the set-up page.</source>
        <translation>设置页上的校准码。</translation>
    </message>
    <message>
        <source>%1 (announced by %2)</source>
        <translation>%1（标识符 %2）</translation>
    </message>
    <message>
        <source>the number of a parcel: %1</source>
        <translation>包裹号：%1</translation>
    </message>
    <message>
        <source>GS1 data: %1</source>
        <translation>GS1 数据：%1</translation>
    </message>
    <message>
        <source>the code of a product</source>
        <translation>商品码</translation>
    </message>
    <message>
        <source>an order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>a web address; Regrade opens none</source>
        <translation>网址；Regrade 不会打开</translation>
    </message>
    <message>
        <source>any other text, such as an order number</source>
        <translation>其他文本，例如订单号</translation>
    </message>
    <message>
        <source>%1 characters, by the camera</source>
        <translation>%1 个字符，由相机读取</translation>
    </message>
    <message>
        <source>%1 characters, %2 ms from key to key (%3 to %4), at the end: %5</source>
        <translation>%1 个字符，键间 %2 毫秒（%3 到 %4），结尾：%5</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No prefix is expected.</source>
        <translation>不要求前缀。</translation>
    </message>
    <message>
        <source>Codes that begin with %1 are scans.</source>
        <translation>以 %1 开头的码视为扫描。</translation>
    </message>
    <message>
        <source>The page lies at %1.</source>
        <translation>页面位于 %1。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>regrade::ui::TeachingScreen</name>
    <message>
        <source>%1 photos are enough. Teach them, or remove one.</source>
        <translation>%1 张照片已够。请开始示教，或去掉一张。</translation>
    </message>
    <message>
        <source>Files were chosen already. Start over to take photos instead.</source>
        <translation>已选择文件。要改用拍照请先重来。</translation>
    </message>
    <message>
        <source>At most %1 photos. No file was added.</source>
        <translation>最多 %1 张照片。没有添加文件。</translation>
    </message>
    <message>
        <source>Photos were taken already. Start over to choose files instead.</source>
        <translation>已拍照片。要改用文件请先重来。</translation>
    </message>
    <message>
        <source>Taught. The next inspection of this product uses it.</source>
        <translation>示教完成。下次检查这款商品时使用。</translation>
    </message>
    <message>
        <source>Choose the product first.</source>
        <translation>请先选择商品。</translation>
    </message>
    <message>
        <source>Take a photo of a good unit first.</source>
        <translation>请先拍一张完好商品的照片。</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation>%1 张照片</translation>
    </message>
    <message>
        <source>not taught</source>
        <translation>未示教</translation>
    </message>
    <message>
        <source>one photo</source>
        <translation>一张照片</translation>
    </message>
</context>
<context>
    <name>regrade::ui::TicketView</name>
    <message>
        <source>Written by this station</source>
        <translation>由本工位生成</translation>
    </message>
    <message>
        <source>Station %1, key of %2</source>
        <translation>工位 %1，密钥属于 %2</translation>
    </message>
    <message>
        <source>Station %1, whose key is not known here</source>
        <translation>工位 %1，其密钥在本处未知</translation>
    </message>
    <message>
        <source>%1, step “%2”</source>
        <translation>%1，步骤“%2”</translation>
    </message>
    <message>
        <source>Answer written. Send this file back: %1</source>
        <translation>答复已生成。请发回此文件：%1</translation>
    </message>
</context>
<context>
    <name>regrade::ui::WorkScreen</name>
    <message>
        <source>Station %1 has this unit in work. Scan it again if it lies before you.</source>
        <translation>工位 %1 正在处理这件商品。如果它就在您面前，请再扫一次。</translation>
    </message>
    <message>
        <source>The last step is still being written down. Scan again in a moment.</source>
        <translation>上一步还在记录中。请稍后再扫。</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 不是商品标签。</translation>
    </message>
    <message>
        <source>%1 There is no work to do on it here.</source>
        <translation>%1这里没有要做的作业。</translation>
    </message>
    <message>
        <source>Finished. %1</source>
        <translation>已完成。%1</translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 至 %2 %3</translation>
    </message>
    <message>
        <source>at least %1 %2</source>
        <translation>至少 %1 %2</translation>
    </message>
    <message>
        <source>at most %1 %2</source>
        <translation>最多 %1 %2</translation>
    </message>
    <message>
        <source>%1 is no number. Type the value that the instrument shows.</source>
        <translation>%1 不是数字。请输入仪器显示的数值。</translation>
    </message>
    <message>
        <source>A part needs its number, a whole quantity and a cost. Nothing was recorded.</source>
        <translation>零件需要零件号、整数数量和费用。没有记录。</translation>
    </message>
    <message>
        <source>at least %1 %2 on each of %3 sides</source>
        <translation>每面至少 %1 %2，共 %3 面</translation>
    </message>
    <message>
        <source>up to %1 %3 good, up to %2 %3 with care</source>
        <translation>至 %1 %3 合格，至 %2 %3 须注意</translation>
    </message>
    <message>
        <source>%1: no date of calibration on file</source>
        <translation>%1：无校准日期</translation>
    </message>
    <message>
        <source>%1: calibrated until %2</source>
        <translation>%1：校准有效期至 %2</translation>
    </message>
    <message>
        <source>%1, batch %2</source>
        <translation>%1，批号 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>An exposure needs the distance in whole millimetres and the time in whole seconds.</source>
        <translation>照射须填写整毫米距离和整秒时间。</translation>
    </message>
    <message>
        <source>%1 %2 is used from now on.</source>
        <translation>此后使用 %1 %2。</translation>
    </message>
    <message>
        <source>in use since %1</source>
        <translation>自 %1 起使用中</translation>
    </message>
</context>
<context>
    <name>GuideBand</name>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>对焦</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>No glare</source>
        <translation>无反光</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Who leads here?</source>
        <translation>由谁担任主管？</translation>
    </message>
    <message>
        <source>Write this down now</source>
        <translation>请立即记下</translation>
    </message>
    <message>
        <source>Give your PIN</source>
        <translation>请输入 PIN</translation>
    </message>
    <message>
        <source>Scan your badge</source>
        <translation>请扫描工牌</translation>
    </message>
    <message>
        <source>Later: work without sign-in</source>
        <translation>以后再说：不登录先工作</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>BadgePanel</name>
    <message>
        <source>Hold the badge before the scanner or the camera. Work that was begun stays as it is.</source>
        <translation>请将工牌对准扫码枪或相机。已开始的工作保持不变。</translation>
    </message>
    <message>
        <source>Or type the letters on the badge</source>
        <translation>或输入工牌上的字母</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>%1 of 6 figures</source>
        <translation>已输入 %1 位，共 6 位</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>FirstLeadPanel</name>
    <message>
        <source>These are shown once and kept nowhere. The recovery code belongs into the safe: it helps when the PIN is lost.</source>
        <translation>以下内容只显示一次，不作保存。恢复码请放入保险柜：PIN 遗失时使用。</translation>
    </message>
    <message>
        <source>The first person who is registered leads the house and registers the others. From then on everybody signs in.</source>
        <translation>第一位登记的人员为主管，由其登记其他人员。此后每个人都须登录。</translation>
    </message>
    <message>
        <source>Staff code, never a name</source>
        <translation>员工代码，不得使用姓名</translation>
    </message>
    <message>
        <source>Staff code</source>
        <translation>员工代码</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>我已记下</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>WhoButton</name>
    <message>
        <source>Nobody</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>%1 · no sign-in</source>
        <translation>%1 · 未启用登录</translation>
    </message>
</context>
<context>
    <name>regrade::ui::SignIn</name>
    <message>
        <source>%1 was away and is signed out.</source>
        <translation>%1 离开过久，已退出登录。</translation>
    </message>
    <message>
        <source>The last answer is still on its way. Scan again in a moment.</source>
        <translation>上一次的结果还没有出来。请稍后再扫。</translation>
    </message>
    <message>
        <source>This is no badge, so nothing was done. First finish here, or go back.</source>
        <translation>这不是工牌，没有做任何事。请先完成此处，或返回。</translation>
    </message>
</context>
<context>
    <name>LimitPanel</name>
    <message>
        <source>Limit and confirmed units</source>
        <translation>限值与已确认商品</translation>
    </message>
    <message>
        <source>Set the lamp as it was, or teach the product again.</source>
        <translation>请把灯恢复原样，或重新示教该商品。</translation>
    </message>
    <message>
        <source>Why is it accepted?</source>
        <translation>为何采用？</translation>
    </message>
    <message>
        <source>Too many good ones stopped</source>
        <translation>良品被拦下太多</translation>
    </message>
    <message>
        <source>New lamp or camera</source>
        <translation>新的灯或相机</translation>
    </message>
    <message>
        <source>Enough confirmed units</source>
        <translation>已确认的商品足够多</translation>
    </message>
    <message>
        <source>Use the new limit</source>
        <translation>采用新限值</translation>
    </message>
    <message>
        <source>Use the new map</source>
        <translation>采用新对照</translation>
    </message>
</context>
<context>
    <name>RepairPanel</name>
    <message>
        <source>Before and after the repair</source>
        <translation>维修前后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>维修前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>维修后</translation>
    </message>
    <message>
        <source>Drag the bar. Press a mark to see it large.</source>
        <translation>拖动分隔条。点按一处痕迹可放大查看。</translation>
    </message>
    <message>
        <source>The camera marked nothing, before or after.</source>
        <translation>相机在维修前后都没有标出痕迹。</translation>
    </message>
</context>
<context>
    <name>ZoneNames</name>
    <message>
        <source>Zones of the product</source>
        <translation>商品的区域</translation>
    </message>
    <message>
        <source>Drag the frame, or its corner. Arrows move it, with Shift they stretch it.</source>
        <translation>拖动方框或其角。方向键移动，按住 Shift 则拉伸。</translation>
    </message>
    <message>
        <source>Choose a name to add a zone. A mark on it is judged by that zone&apos;s rows.</source>
        <translation>选择名称以添加区域。区域上的痕迹按该区域的规则行判定。</translation>
    </message>
    <message>
        <source>This zone is</source>
        <translation>此区域是</translation>
    </message>
    <message>
        <source>Add a zone</source>
        <translation>添加区域</translation>
    </message>
    <message>
        <source>Another zone</source>
        <translation>另一个区域</translation>
    </message>
    <message>
        <source>Take this zone away</source>
        <translation>移除此区域</translation>
    </message>
</context>
<context>
    <name>ZonesPanel</name>
    <message>
        <source>Zones on the picture</source>
        <translation>图片上的区域</translation>
    </message>
    <message>
        <source>These zones were drawn on an earlier picture. Lay them over this one, then save them.</source>
        <translation>这些区域画在较早的图片上。请对准这张图片，然后保存。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::LimitCare</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%2 件中 %1 件（%3）</translation>
    </message>
    <message>
        <source>Confirmed good units: %1 of the %2 that a new limit needs.</source>
        <translation>已确认良品：%1 件，新限值需要 %2 件。</translation>
    </message>
    <message>
        <source>Confirmed good units: %1.</source>
        <translation>已确认良品：%1 件。</translation>
    </message>
    <message>
        <source>People saw it differently in %1 of %2.</source>
        <translation>%2 件中有 %1 件人工判断不同。</translation>
    </message>
    <message>
        <source>Calibration %1 is in use: %2 times the taught limit.</source>
        <translation>正在使用第 %1 次校准：示教限值的 %2 倍。</translation>
    </message>
    <message>
        <source>The limit is the taught one.</source>
        <translation>正在使用示教限值。</translation>
    </message>
    <message>
        <source>Limit, taught = 1</source>
        <translation>限值（示教 = 1）</translation>
    </message>
    <message>
        <source>Good units that may be called damaged, at most</source>
        <translation>最多可能被误判为有损的良品</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>Good ones called damaged, at the taught limit and at the new one</source>
        <translation>被判为有损的良品，示教限值与新限值</translation>
    </message>
    <message>
        <source>Damaged ones found, at the taught limit and at the new one</source>
        <translation>找出的有损商品，示教限值与新限值</translation>
    </message>
    <message>
        <source>Looks are read by version %1, fitted on %2 confirmed results.</source>
        <translation>外观按第 %1 版对照判定，依据 %2 个确认结果。</translation>
    </message>
    <message>
        <source>Looks are read by the policy&apos;s rows alone.</source>
        <translation>外观仅按规则行判定。</translation>
    </message>
    <message>
        <source>Confirmed results of the category: %1 of the %2 that a map needs.</source>
        <translation>该类别的确认结果：%1 个，对照需要 %2 个。</translation>
    </message>
    <message>
        <source>A map fitted on %1 results gives %2 of those that it did not see; what was proposed at the time was right in %3.</source>
        <translation>依据 %1 个结果拟合的对照，在未见过的结果中答对 %2；当时的建议答对 %3。</translation>
    </message>
    <message>
        <source>The new limit is in use from the next inspection on.</source>
        <translation>下次检查起使用新限值。</translation>
    </message>
    <message>
        <source>The new map is in use from the next inspection on.</source>
        <translation>下次检查起使用新对照。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ZoneSketch</name>
    <message>
        <source>The zones are on record. The next inspection names them.</source>
        <translation>区域已保存。下次检查会标明区域。</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>who may work here, and as what</source>
        <translation>谁可以在这里工作，担任什么角色</translation>
    </message>
    <message>
        <source>Nobody to see here.</source>
        <translation>这里没有可查看的人员。</translation>
    </message>
    <message>
        <source>Nobody is registered yet, so everyone works without sign-in. Press the code at the top to register the first lead.</source>
        <translation>尚未登记人员，所有人无需登录即可工作。按顶部的员工代码登记第一位主管。</translation>
    </message>
    <message>
        <source>Register someone</source>
        <translation>登记人员</translation>
    </message>
    <message>
        <source>What the roles may do</source>
        <translation>各角色的权限</translation>
    </message>
    <message>
        <source>What was done for %1</source>
        <translation>%1 的变更记录</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1，由 %2</translation>
    </message>
</context>
<context>
    <name>NewPersonCard</name>
    <message>
        <source>Register someone</source>
        <translation>登记人员</translation>
    </message>
    <message>
        <source>Staff code, never a name</source>
        <translation>员工代码，不得使用姓名</translation>
    </message>
    <message>
        <source>2 to 12 capital letters, figures or hyphens. A code belongs to one person for ever.</source>
        <translation>2 到 12 个大写字母、数字或连字符。一个代码永远只属于一个人。</translation>
    </message>
    <message>
        <source>Seller whose units are shown</source>
        <translation>可查看哪个卖家的商品</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Give badge and PIN</source>
        <translation>发放工牌和 PIN</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Staff code %1</source>
        <translation>员工代码 %1</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs: give a new badge and PIN</source>
        <translation>PIN 错误次数过多，已锁定：请发放新的工牌和 PIN</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>never signed in</source>
        <translation>从未登录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>has left; the code stays taken</source>
        <translation>已离职；代码不再分配</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>更改角色</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>New badge and PIN</source>
        <translation>新工牌和 PIN</translation>
    </message>
    <message>
        <source>Yes, %1 leaves</source>
        <translation>确认 %1 离职</translation>
    </message>
    <message>
        <source>Leaves the house</source>
        <translation>离职</translation>
    </message>
    <message>
        <source>Press once more to confirm. Nobody signs in with this badge again, and the code is never given to another.</source>
        <translation>再按一次确认。此工牌将无法再登录，代码也不会分配给他人。</translation>
    </message>
</context>
<context>
    <name>ToldCard</name>
    <message>
        <source>For %1: shown once and kept nowhere</source>
        <translation>%1：只显示一次，不作保存</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Print the badge and hand it over; say the PIN to the person alone.</source>
        <translation>打印工牌并交给本人；PIN 只告诉本人。</translation>
    </message>
    <message>
        <source>The old badge stays valid. Say the PIN to the person alone.</source>
        <translation>原工牌仍然有效。PIN 只告诉本人。</translation>
    </message>
    <message>
        <source>Badge as PDF</source>
        <translation>工牌 PDF</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交付</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PeopleScreen</name>
    <message>
        <source>never signed in</source>
        <translation>从未登录</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>registered as %1</source>
        <translation>登记为%1</translation>
    </message>
    <message>
        <source>new PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>new badge and PIN</source>
        <translation>新工牌和 PIN</translation>
    </message>
    <message>
        <source>is %1 now</source>
        <translation>改任%1</translation>
    </message>
    <message>
        <source>at the beginning</source>
        <translation>初次设置</translation>
    </message>
    <message>
        <source>with the recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>%1 is registered. Hand over badge and PIN now.</source>
        <translation>%1 已登记。请立即交付工牌和 PIN。</translation>
    </message>
    <message>
        <source>The old PIN of %1 is no longer good.</source>
        <translation>%1 的旧 PIN 已失效。</translation>
    </message>
    <message>
        <source>%1 has another role now.</source>
        <translation>%1 的角色已更改。</translation>
    </message>
    <message>
        <source>%1 has left and cannot sign in any more.</source>
        <translation>%1 已离职，无法再登录。</translation>
    </message>
    <message>
        <source>The badge is in %1. Print it, then delete the file.</source>
        <translation>工牌在 %1。打印后请删除该文件。</translation>
    </message>
</context>
<context>
    <name>ConflictLamp</name>
    <message>
        <source>Conflicts %1</source>
        <translation>冲突 %1</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>This stands</source>
        <translation>此项有效</translation>
    </message>
    <message>
        <source>This was set aside</source>
        <translation>此项已搁置</translation>
    </message>
    <message>
        <source>and what the same station did next: %1 entries in all</source>
        <translation>以及该工位随后的操作：共 %1 条记录</translation>
    </message>
    <message>
        <source>What is so now?</source>
        <translation>现在的实际情况是？</translation>
    </message>
</context>
<context>
    <name>EndingPanel</name>
    <message>
        <source>End the shift</source>
        <translation>结束本班次</translation>
    </message>
    <message>
        <source>Copies the store, signs where each chain stands and writes a page to print: what was done, and a code that tells months later whether the store was changed.</source>
        <translation>备份数据库，为各链的当前位置签名，并生成一页可打印的报告：本班完成的工作，以及数月后仍可核对数据是否被改动的二维码。</translation>
    </message>
    <message>
        <source>Ended %1 by %2</source>
        <translation>%2 于 %1 结束</translation>
    </message>
    <message>
        <source>Counted since %1</source>
        <translation>统计起点：%1</translation>
    </message>
    <message>
        <source>Where each chain stands</source>
        <translation>各链的当前位置</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 条事件</translation>
    </message>
    <message>
        <source>Print this page and keep it outside the computers</source>
        <translation>请打印此页，并保存在计算机之外</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Station</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>ShiftPage</name>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>%1 open where two stations decided apart</source>
        <translation>%1 项待处理：两个工位各自作出了决定</translation>
    </message>
    <message>
        <source>no two stations disagree</source>
        <translation>各工位之间没有分歧</translation>
    </message>
    <message>
        <source>The store is copied and checked. Go on working; the report comes by itself.</source>
        <translation>正在备份并核对数据库。请继续工作，报告完成后会自动显示。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Two stations decided</source>
        <translation>两个工位的决定不一致</translation>
    </message>
    <message>
        <source>Nothing is open. When two stations sell, grade or work on one unit without knowing of each other, it waits here for a lead.</source>
        <translation>没有待处理的项目。若两个工位在互不知情时售出、分级或处理了同一件商品，会在此等待主管处理。</translation>
    </message>
    <message>
        <source>End of the shift</source>
        <translation>结束班次</translation>
    </message>
    <message>
        <source>Open the unit</source>
        <translation>打开商品</translation>
    </message>
    <message>
        <source>Say what is so now: it goes on record with the conflict.</source>
        <translation>请说明现在的实际情况：它会与冲突一起记录在案。</translation>
    </message>
    <message>
        <source>Both decisions stay on record, and your reason.</source>
        <translation>两项决定和您的理由都会保留在记录中。</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>End the shift</source>
        <translation>结束本班次</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ShiftEnding</name>
    <message>
        <source>%1 of these events were carried in with a time of their own (import, demo); their units are not counted.</source>
        <translation>其中 %1 条事件是自带时间导入的（导入或演示），其商品不计入。</translation>
    </message>
    <message>
        <source>Units received</source>
        <translation>收货件数</translation>
    </message>
    <message>
        <source>Units graded</source>
        <translation>分级件数</translation>
    </message>
    <message>
        <source>Units sold</source>
        <translation>售出件数</translation>
    </message>
    <message>
        <source>Left without a sale</source>
        <translation>未售离开</translation>
    </message>
    <message>
        <source>Events written</source>
        <translation>写入事件</translation>
    </message>
    <message>
        <source>the station's first event</source>
        <translation>本工位的第一条事件</translation>
    </message>
</context>
<context>
    <name>regrade::ui::ShiftScreen</name>
    <message>
        <source>Order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>Taken in twice</source>
        <translation>重复收货</translation>
    </message>
    <message>
        <source>Two different grades</source>
        <translation>两个不同的等级</translation>
    </message>
    <message>
        <source>Went on at two stations</source>
        <translation>两个工位各自继续处理</translation>
    </message>
    <message>
        <source>Sold twice</source>
        <translation>重复售出</translation>
    </message>
    <message>
        <source>Worked on after it was gone</source>
        <translation>商品离开后仍被处理</translation>
    </message>
    <message>
        <source>The second buyer got another unit</source>
        <translation>第二位买家已收到另一件</translation>
    </message>
    <message>
        <source>The second order was cancelled</source>
        <translation>第二个订单已取消</translation>
    </message>
    <message>
        <source>Looked at the unit: what stands is right</source>
        <translation>已查看商品：有效项正确</translation>
    </message>
    <message>
        <source>Done anew after looking at the unit</source>
        <translation>查看商品后已重新处理</translation>
    </message>
    <message>
        <source>This was settled at another station.</source>
        <translation>已在另一工位裁定。</translation>
    </message>
    <message>
        <source>Settled. Both decisions and the reason stay on record.</source>
        <translation>已裁定。两项决定和理由都保留在记录中。</translation>
    </message>
</context>
<context>
    <name>ScannerPanel</name>
    <message>
        <source>Test the scanner</source>
        <translation>测试扫描枪</translation>
    </message>
    <message>
        <source>Scan anything. What arrived is shown here; nothing is stored.</source>
        <translation>随便扫一个码。这里显示收到的内容；不会保存。</translation>
    </message>
    <message>
        <source>End of a code</source>
        <translation>码的结尾</translation>
    </message>
    <message>
        <source>Return or Tab</source>
        <translation>回车或 Tab</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Prefix before each code</source>
        <translation>每个码前的前缀</translation>
    </message>
    <message>
        <source>none, or ~, or ^B</source>
        <translation>无，或 ~，或 ^B</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source># is the separator of GS1 data</source>
        <translation># 是 GS1 数据的分隔符</translation>
    </message>
    <message>
        <source>Maker's codes on the page</source>
        <translation>页上的品牌设置码</translation>
    </message>
    <message>
        <source>Page to set the scanner up</source>
        <translation>扫描枪设置页</translation>
    </message>
</context>
<context>
    <name>PrintRow</name>
    <message>
        <source>It is there</source>
        <translation>标签已在</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PrinterLamp</name>
    <message>
        <source>Label there? %1</source>
        <translation>标签在吗？%1</translation>
    </message>
    <message>
        <source>Printer off, %1 wait</source>
        <translation>打印机离线，%1 件等待</translation>
    </message>
    <message>
        <source>Printing %1</source>
        <translation>打印中 %1</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>打印机就绪</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>本店规则</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中心库</translation>
    </message>
    <message>
        <source>Health of this station</source>
        <translation>本站状况</translation>
    </message>
    <message>
        <source>Looking: printers and the hub are called…</source>
        <translation>正在检查：呼叫打印机和中心库……</translation>
    </message>
    <message>
        <source>Nothing is changed, and nothing is printed.</source>
        <translation>不做任何更改，也不打印。</translation>
    </message>
    <message>
        <source>Look everything over</source>
        <translation>全面检查</translation>
    </message>
</context>
<context>
    <name>SoundCard</name>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Every scan is answered by a tone</source>
        <translation>每次扫描都用提示音回应</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>No tone is heard</source>
        <translation>听不到提示音</translation>
    </message>
    <message>
        <source>Press a word to hear its tone. How loud it is, the computer's own settings say.</source>
        <translation>按词试听对应的提示音。音量在电脑的系统设置里调整。</translation>
    </message>
    <message>
        <source>The band and the lamp answer all the same.</source>
        <translation>横幅和指示灯照常回应。</translation>
    </message>
</context>
<context>
    <name>PrintersCard</name>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>No printer is set up: labels are written as PDF files into the folder of papers.</source>
        <translation>没有设置打印机：标签以 PDF 文件写入文档文件夹。</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>测试标签</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name of the printer</source>
        <translation>打印机名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>192.168.1.40:9100, or a folder</source>
        <translation>192.168.1.40:9100，或文件夹</translation>
    </message>
    <message>
        <source>Its language</source>
        <translation>打印语言</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>分辨率（dpi）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>PrintingPage</name>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Nothing was printed yet</source>
        <translation>尚未打印任何标签</translation>
    </message>
    <message>
        <source>Labels come here as soon as a printer is set up under Settings. Until then they are written as PDF files.</source>
        <translation>在“设置”中设置打印机后，标签会出现在这里。在此之前以 PDF 文件写出。</translation>
    </message>
    <message>
        <source>Scan a label back and it is confirmed. What waits is printed by itself when its printer is back.</source>
        <translation>回扫标签即可确认。等待中的标签会在打印机恢复后自动打印。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PrintDesk</name>
    <message>
        <source>Waits for %1.</source>
        <translation>等待打印机 %1。</translation>
    </message>
    <message>
        <source>Waits for %1: %2 It is printed when the printer is back.</source>
        <translation>等待打印机 %1：%2打印机恢复后会自动打印。</translation>
    </message>
    <message>
        <source>Is being sent to %1.</source>
        <translation>正在发送到 %1。</translation>
    </message>
    <message>
        <source>Sent to %1. Scan it back to confirm.</source>
        <translation>已发送到 %1。请回扫确认。</translation>
    </message>
    <message>
        <source>%1 Is the label there? Scan it, or print it again.</source>
        <translation>%1标签在吗？请扫描它，或重新打印。</translation>
    </message>
    <message>
        <source>Printed by %1 and scanned back.</source>
        <translation>已由 %1 打印并回扫。</translation>
    </message>
    <message>
        <source>Not printed: %1</source>
        <translation>未打印：%1</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>打印机离线</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Is it there?</source>
        <translation>标签在吗？</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PrinterCare</name>
    <message>
        <source>%1, %2 dpi</source>
        <translation>%1，%2 dpi</translation>
    </message>
    <message>
        <source>The dots per inch are a number, such as 203 or 300.</source>
        <translation>分辨率应为数字，例如 203 或 300。</translation>
    </message>
    <message>
        <source>%1 is set up. Print a test label to see whether it answers.</source>
        <translation>%1 已设置。请打印测试标签，看它是否应答。</translation>
    </message>
    <message>
        <source>%1 is taken away. What waits for it stays under Printing.</source>
        <translation>%1 已移除。等待它的标签仍在“打印”中。</translation>
    </message>
    <message>
        <source>A test label is on its way to %1; Printing shows what came of it.</source>
        <translation>测试标签正发往 %1；结果见“打印”。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PrintingScreen</name>
    <message>
        <source>%1 to look for in the tray, %2 waiting</source>
        <translation>%1 件需到出纸口查看，%2 件等待</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 件等待</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待的标签。</translation>
    </message>
    <message>
        <source>Test label</source>
        <translation>测试标签</translation>
    </message>
    <message>
        <source>Sale label</source>
        <translation>销售标签</translation>
    </message>
    <message>
        <source>Intake label</source>
        <translation>入库标签</translation>
    </message>
    <message>
        <source>%1, copy %2 · %3</source>
        <translation>%1，第 %2 份 · %3</translation>
    </message>
    <message>
        <source>The printers are asked again now.</source>
        <translation>正在重新询问打印机。</translation>
    </message>
    <message>
        <source>Handed in again. If the one before turns up, destroy it: it is void.</source>
        <translation>已重新交付打印。若之前那份出现，请销毁：它已作废。</translation>
    </message>
    <message>
        <source>Confirmed: the label is there.</source>
        <translation>已确认：标签已在。</translation>
    </message>
    <message>
        <source>Cancelled. The unit&apos;s label can be printed again from its record.</source>
        <translation>已取消。可从商品档案重新打印其标签。</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>key part</source>
        <translation>关键零件</translation>
    </message>
    <message>
        <source>harvested</source>
        <translation>拆解件</translation>
    </message>
    <message>
        <source>None used so far.</source>
        <translation>尚未使用零件。</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>The next is a key part</source>
        <translation>下一件是关键零件</translation>
    </message>
    <message>
        <source>The buyer is told. Registered key parts always are.</source>
        <translation>会告知买家。已登记的关键零件总会告知。</translation>
    </message>
</context>
<context>
    <name>PartChooser</name>
    <message>
        <source>Scan, or type number or name</source>
        <translation>扫描，或输入零件号或名称</translation>
    </message>
    <message>
        <source>%1 more fit: type a part of the name.</source>
        <translation>另有 %1 种适用：请输入部分名称。</translation>
    </message>
    <message>
        <source>No registered part fits this unit. Register and receive it under Parts; then it stands here.</source>
        <translation>没有适用于这件商品的已登记零件。请在“零件”中登记并入库，之后会显示在这里。</translation>
    </message>
    <message>
        <source>No part that fits has this number or name. Register and receive it under Parts; then it stands here.</source>
        <translation>没有适用的零件使用此编号或名称。请在“零件”中登记并入库，之后会显示在这里。</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>One piece fewer</source>
        <translation>减少一件</translation>
    </message>
    <message>
        <source>One piece more</source>
        <translation>增加一件</translation>
    </message>
</context>
<context>
    <name>PartRow</name>
    <message>
        <source>key part</source>
        <translation>关键零件</translation>
    </message>
</context>
<context>
    <name>DismantlePanel</name>
    <message>
        <source>Taken out</source>
        <translation>已拆出</translation>
    </message>
    <message>
        <source>Unit weighed</source>
        <translation>商品重量</translation>
    </message>
    <message>
        <source>Parts and materials</source>
        <translation>零件和材料</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Record the weight of the material</source>
        <translation>记录材料重量</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>装回</translation>
    </message>
    <message>
        <source>Weight of the next part, if weighed</source>
        <translation>下一个零件的重量（如已称重）</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>拆出</translation>
    </message>
    <message>
        <source>The next part was tested and works</source>
        <translation>下一个零件已测试，可用</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>零件号或名称</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To order</source>
        <translation>待补货</translation>
    </message>
    <message>
        <source>None of them.</source>
        <translation>没有符合的零件。</translation>
    </message>
    <message>
        <source>No part is registered yet.</source>
        <translation>尚未登记零件。</translation>
    </message>
    <message>
        <source>Register a part</source>
        <translation>登记零件</translation>
    </message>
    <message>
        <source>Scan the bag of a part, or choose one</source>
        <translation>扫描零件袋，或选择零件</translation>
    </message>
    <message>
        <source>No spare parts yet</source>
        <translation>还没有零件</translation>
    </message>
    <message>
        <source>Scan it again for each further piece that came.</source>
        <translation>每多到一件，就再扫描一次。</translation>
    </message>
    <message>
        <source>Scan the code of the first bag: its number is registered, then received.</source>
        <translation>扫描第一个零件袋上的码：先登记零件号，再入库。</translation>
    </message>
    <message>
        <source>Number, name and cost are needed.</source>
        <translation>需要零件号、名称和成本。</translation>
    </message>
    <message>
        <source>A kit is never in stock itself: receive the parts in it.</source>
        <translation>套件本身没有库存：请登记其中的零件到货。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Receive %1</source>
        <translation>入库 %1 件</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>No material was recovered yet</source>
        <translation>尚未回收材料</translation>
    </message>
    <message>
        <source>What comes out of a dismantled unit is weighed at the bench, fraction by fraction.</source>
        <translation>拆解出的材料在工作台上按种类称重。</translation>
    </message>
    <message>
        <source>Weigh at least one container; name the recycler and the number of the paper.</source>
        <translation>请至少称量一个容器，并填写回收商和单号。</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
</context>
<context>
    <name>PartFacts</name>
    <message>
        <source>whole kits can be put together</source>
        <translation>可配成的完整套件</translation>
    </message>
    <message>
        <source>on hand</source>
        <translation>件库存</translation>
    </message>
    <message>
        <source>order it</source>
        <translation>请补货</translation>
    </message>
    <message>
        <source>key part</source>
        <translation>关键零件</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>零件号</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>In the kit</source>
        <translation>套件内容</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>One piece</source>
        <translation>单件</translation>
    </message>
    <message>
        <source>Order at</source>
        <translation>补货点</translation>
    </message>
    <message>
        <source>Where it came from and went</source>
        <translation>来源和去向</translation>
    </message>
    <message>
        <source>Nothing came or went yet.</source>
        <translation>还没有进出记录。</translation>
    </message>
</context>
<context>
    <name>ReceiveCard</name>
    <message>
        <source>Receive</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>One piece fewer</source>
        <translation>减少一件</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>One piece more</source>
        <translation>增加一件</translation>
    </message>
    <message>
        <source>Cost of one piece</source>
        <translation>单件成本</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制造方</translation>
    </message>
    <message>
        <source>the maker</source>
        <translation>原厂</translation>
    </message>
    <message>
        <source>another maker</source>
        <translation>其他厂家</translation>
    </message>
    <message>
        <source>Delivery note</source>
        <translation>送货单号</translation>
    </message>
</context>
<context>
    <name>AdjustCard</name>
    <message>
        <source>Adjust after a count</source>
        <translation>盘点后调整</translation>
    </message>
    <message>
        <source>Pieces, e.g. -2 or 3</source>
        <translation>件数，如 -2 或 3</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>调整</translation>
    </message>
</context>
<context>
    <name>NewPartCard</name>
    <message>
        <source>%1 is not registered yet.</source>
        <translation>%1 尚未登记。</translation>
    </message>
    <message>
        <source>Register a part</source>
        <translation>登记零件</translation>
    </message>
    <message>
        <source>Number on its bag</source>
        <translation>零件袋上的编号</translation>
    </message>
    <message>
        <source>Name, as a buyer reads it</source>
        <translation>名称（买家可见）</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Cost of one piece</source>
        <translation>单件成本</translation>
    </message>
    <message>
        <source>Order at so many on hand</source>
        <translation>补货点（件）</translation>
    </message>
    <message>
        <source>Weight of one piece</source>
        <translation>单件重量</translation>
    </message>
    <message>
        <source>Only for these SKUs</source>
        <translation>仅适用于这些 SKU</translation>
    </message>
    <message>
        <source>empty = any</source>
        <translation>留空 = 不限</translation>
    </message>
    <message>
        <source>A kit holds</source>
        <translation>套件内容</translation>
    </message>
    <message>
        <source>Fits a category; none and no SKU = every unit</source>
        <translation>适用类别；均不选 = 适用所有商品</translation>
    </message>
    <message>
        <source>Key part</source>
        <translation>关键零件</translation>
    </message>
    <message>
        <source>The buyer is always told when it was replaced.</source>
        <translation>更换后总会告知买家。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PartShelf</name>
    <message>
        <source>%1 whole kits</source>
        <translation>完整套件 %1 个</translation>
    </message>
    <message>
        <source>%1 on hand</source>
        <translation>库存 %1</translation>
    </message>
    <message>
        <source>%1 g each</source>
        <translation>每件 %1 克</translation>
    </message>
    <message>
        <source>weigh it</source>
        <translation>请称重</translation>
    </message>
    <message>
        <source>%1 × %2 · %3 g</source>
        <translation>%1 × %2 · %3 克</translation>
    </message>
    <message>
        <source> · %1 g</source>
        <translation> · %1 克</translation>
    </message>
    <message>
        <source>%1 g are missing; %2 g are allowed.</source>
        <translation>缺 %1 克；允许相差 %2 克。</translation>
    </message>
    <message>
        <source>%1 g too much; %2 g are allowed.</source>
        <translation>多出 %1 克；允许相差 %2 克。</translation>
    </message>
    <message>
        <source>%1 g</source>
        <translation>%1 克</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未称重</translation>
    </message>
    <message>
        <source>Weigh the unit first, in the step of the checklist.</source>
        <translation>请先在检查表的步骤中给商品称重。</translation>
    </message>
    <message>
        <source>Mass in equals mass out.</source>
        <translation>进出重量平衡。</translation>
    </message>
    <message>
        <source>%1 is no weight in whole grams. Nothing was recorded.</source>
        <translation>%1 不是整数克数。没有写入任何记录。</translation>
    </message>
    <message>
        <source>Choose the material first, then weigh it.</source>
        <translation>请先选择材料，再称重。</translation>
    </message>
    <message>
        <source>No part that fits this unit has the number or name %1. Register and receive it under Parts, then use it here.</source>
        <translation>没有适用于这件商品的零件使用编号或名称 %1。请在“零件”中登记并入库，然后在这里使用。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PartsScreen</name>
    <message>
        <source>new, from the maker</source>
        <translation>全新原厂件</translation>
    </message>
    <message>
        <source>new, from another maker</source>
        <translation>全新副厂件</translation>
    </message>
    <message>
        <source>harvested</source>
        <translation>拆解件</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Put back into its unit</source>
        <translation>装回商品</translation>
    </message>
    <message>
        <source>Harvested</source>
        <translation>拆解取件</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Used, not kept in stock</source>
        <translation>使用（未入库存）</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Registered: %1 · to order: %2</source>
        <translation>已登记：%1 · 待补货：%2</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>商品 %1</translation>
    </message>
    <message>
        <source>harvested from %1</source>
        <translation>拆自 %1</translation>
    </message>
    <message>
        <source>%1 g</source>
        <translation>%1 克</translation>
    </message>
    <message>
        <source>every unit</source>
        <translation>所有商品</translation>
    </message>
    <message>
        <source>%1 is no amount. Nothing was received.</source>
        <translation>%1 不是金额。没有入库。</translation>
    </message>
    <message>
        <source>Received: %1 × %2.</source>
        <translation>已入库：%1 × %2。</translation>
    </message>
    <message>
        <source>%1 is no whole number. Nothing was changed.</source>
        <translation>%1 不是整数。没有任何更改。</translation>
    </message>
    <message>
        <source>The stock is adjusted.</source>
        <translation>库存已调整。</translation>
    </message>
    <message>
        <source>A part needs its number and what one piece costs; reorder point and weight are whole numbers. Nothing was registered.</source>
        <translation>零件需要编号和单件成本；补货点和重量须为整数。没有登记。</translation>
    </message>
    <message>
        <source>What is in a kit is written as PT-1=2 PT-2: numbers with their pieces. Nothing was registered.</source>
        <translation>套件内容写作 PT-1=2 PT-2：零件号及件数。没有登记。</translation>
    </message>
    <message>
        <source>Registered. One scan of its code uses all of its parts.</source>
        <translation>已登记。扫描其编码一次即使用其中全部零件。</translation>
    </message>
    <message>
        <source>Registered. Receive what lies here, then it can be used.</source>
        <translation>已登记。请把现有的零件入库，之后即可使用。</translation>
    </message>
</context>
<context>
    <name>AnnouncedPage</name>
    <message>
        <source>Announced returns</source>
        <translation>预告退货</translation>
    </message>
    <message>
        <source>The list is being taken over…</source>
        <translation>正在导入清单…</translation>
    </message>
    <message>
        <source>The list is being read…</source>
        <translation>正在读取清单…</translation>
    </message>
    <message>
        <source>Number, product or seller</source>
        <translation>编号、商品或卖家</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未到</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺件</translation>
    </message>
    <message>
        <source>None of them.</source>
        <translation>没有符合的退货。</translation>
    </message>
    <message>
        <source>Everything that was announced is here.</source>
        <translation>预告的退货已全部到齐。</translation>
    </message>
    <message>
        <source>Open a list of returns, or drop it here</source>
        <translation>打开退货清单，或将文件拖到此处</translation>
    </message>
    <message>
        <source>CSV or JSON. You see what is in it before anything is written; a list is taken over whole or not at all.</source>
        <translation>支持 CSV 或 JSON。写入前可先查看内容；清单要么整份导入，要么完全不导入。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺件</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换个文件</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>打开清单</translation>
    </message>
    <message>
        <source>Take %1 units over</source>
        <translation>导入 %1 件</translation>
    </message>
    <message>
        <source>Back to intake</source>
        <translation>返回收货</translation>
    </message>
</context>
<context>
    <name>BatchAside</name>
    <message>
        <source>The same for all units</source>
        <translation>所有商品相同</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>已搁置：%1</translation>
    </message>
</context>
<context>
    <name>BatchFooter</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>撤销上一件</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>End the batch</source>
        <translation>结束批次</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>BatchList</name>
    <message>
        <source>Not ended yet</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>Units of this batch</source>
        <translation>本批商品</translation>
    </message>
    <message>
        <source>No batch is waiting to be gone on with.</source>
        <translation>没有待继续的批次。</translation>
    </message>
    <message>
        <source>No unit yet.</source>
        <translation>还没有商品。</translation>
    </message>
</context>
<context>
    <name>BatchRunning</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>units are in, of those that were announced</source>
        <translation>件已收，占预告数量</translation>
    </message>
    <message>
        <source>units are in</source>
        <translation>件已收</translation>
    </message>
    <message>
        <source>Scan the next unit: product, return number or serial number. Its label is printed by itself.</source>
        <translation>请扫描下一件：商品条码、退货单号或序列号。标签自动打印。</translation>
    </message>
    <message>
        <source>Look at this unit: %1</source>
        <translation>请查看这一件：%1</translation>
    </message>
    <message>
        <source>What may be a danger is asked of every unit. The card “Pass” says that all is as usual.</source>
        <translation>可能有危险的问题须逐件回答。扫描“通过”卡表示一切正常。</translation>
    </message>
</context>
<context>
    <name>BatchSetup</name>
    <message>
        <source>Said once for the whole pallet or batch</source>
        <translation>整托或整批只需填写一次</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Scan it from the pallet</source>
        <translation>请从托盘上扫描</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Seller that owns the units</source>
        <translation>商品所属卖家</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>%1 units were announced under this reference.</source>
        <translation>此编号下已预告 %1 件。</translation>
    </message>
    <message>
        <source>Nothing was announced under this reference; units are counted all the same.</source>
        <translation>此编号下没有预告，仍会计数。</translation>
    </message>
</context>
<context>
    <name>BatchSummary</name>
    <message>
        <source>Batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Missing: %1</source>
        <translation>缺件：%1</translation>
    </message>
    <message>
        <source>Not announced: %1</source>
        <translation>未预告：%1</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>已搁置：%1</translation>
    </message>
</context>
<context>
    <name>CountsPanel</name>
    <message>
        <source>Seller of rows that name none</source>
        <translation>未注明卖家的行属于</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Lists of returns</source>
        <translation>退货清单</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Faults</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Row %1, %2</source>
        <translation>第 %1 行，%2</translation>
    </message>
    <message>
        <source>Row %1, %2: “%3”</source>
        <translation>第 %1 行，%2：“%3”</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>with the first rows</source>
        <translation>附前几行</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>%1 % done. Nothing counts before the last row is written.</source>
        <translation>已完成 %1 %。最后一行写入之前均不生效。</translation>
    </message>
</context>
<context>
    <name>TradeInPanel</name>
    <message>
        <source>Trade-in offer</source>
        <translation>以旧换新报价</translation>
    </message>
    <message>
        <source>Quote %1, to %2. Write the code on the customer&apos;s paper; it is paid once.</source>
        <translation>报价 %1，有效期至 %2。请把编码写在客户单据上；只支付一次。</translation>
    </message>
    <message>
        <source>Keep this offer</source>
        <translation>保存此报价</translation>
    </message>
    <message>
        <source>Take in without the quote</source>
        <translation>不按报价收货</translation>
    </message>
</context>
<context>
    <name>regrade::ui::AnnouncedScreen</name>
    <message>
        <source>Only a file of this computer can be opened: %1</source>
        <translation>只能打开本机文件：%1</translation>
    </message>
    <message>
        <source>There was nothing new in %1.</source>
        <translation>%1 中没有新内容。</translation>
    </message>
    <message>
        <source>%1 units of %2 are taken over as list %3.</source>
        <translation>%2 中的 %1 件已导入为清单 %3。</translation>
    </message>
    <message>
        <source>stays in the file</source>
        <translation>留在文件中</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Return number</source>
        <translation>退货单号</translation>
    </message>
    <message>
        <source>Parcel number</source>
        <translation>包裹号</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>Book value</source>
        <translation>账面价值</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>卖家</translation>
    </message>
    <message>
        <source>Pallet or batch</source>
        <translation>托盘或批次</translation>
    </message>
    <message>
        <source>JSON, one object a return</source>
        <translation>JSON，每项一条退货</translation>
    </message>
    <message>
        <source>CSV, separated by tabs</source>
        <translation>CSV，以制表符分隔</translation>
    </message>
    <message>
        <source>CSV, separated by semicolons</source>
        <translation>CSV，以分号分隔</translation>
    </message>
    <message>
        <source>CSV, separated by commas</source>
        <translation>CSV，以逗号分隔</translation>
    </message>
    <message>
        <source>Not here yet: %1 units of %2 returns · missing for %3 days or more: %4</source>
        <translation>尚未到仓：%2 条退货共 %1 件 · 超过 %3 天缺件：%4</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 of %2 here</source>
        <translation>%2 件中已到 %1 件</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>预告时间</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>%1 rows, %2 units</source>
        <translation>%1 行，%2 件</translation>
    </message>
    <message>
        <source>Known already, left alone</source>
        <translation>已有，保持不变</translation>
    </message>
    <message>
        <source>Written twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>%2 处中的前 %1 处</translation>
    </message>
    <message>
        <source>%1 rows are of products that are not registered yet; they are registered at intake: %2</source>
        <translation>%1 行的商品尚未登记，收货时再登记：%2</translation>
    </message>
    <message>
        <source>As registered</source>
        <translation>按登记</translation>
    </message>
    <message>
        <source>Correct the faults in the file and open it again: a list is taken over whole or not at all.</source>
        <translation>请更正文件中的错误后重新打开：清单要么整份导入，要么完全不导入。</translation>
    </message>
    <message>
        <source>Everything in this list is known already.</source>
        <translation>此清单的内容已全部存在。</translation>
    </message>
    <message>
        <source>Looking for %1 among the announced returns.</source>
        <translation>正在预告退货中查找 %1。</translation>
    </message>
    <message>
        <source>No announced return has the code %1.</source>
        <translation>没有预告退货使用条码 %1。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::BatchRun</name>
    <message>
        <source>Set %1 apart now: %2.</source>
        <translation>请立即隔离 %1：%2。</translation>
    </message>
    <message>
        <source>%1: unit %2 of the batch.</source>
        <translation>%1：本批第 %2 件。</translation>
    </message>
    <message>
        <source>Put it aside: %1</source>
        <translation>请先放一边：%1</translation>
    </message>
    <message>
        <source>The unit in hand is forgotten; nothing was written.</source>
        <translation>已忽略手中这一件，未写入任何内容。</translation>
    </message>
    <message>
        <source>No unit of this batch was taken in yet.</source>
        <translation>本批还没有收货。</translation>
    </message>
    <message>
        <source>Undone at once while the batch was scanned</source>
        <translation>整批扫描时立即撤销</translation>
    </message>
    <message>
        <source>%1 is undone. Destroy its label: the tag is void.</source>
        <translation>已撤销 %1。请销毁其标签：标签已作废。</translation>
    </message>
    <message>
        <source>Scan the first unit.</source>
        <translation>请扫描第一件。</translation>
    </message>
    <message>
        <source>%1 units were taken in before.</source>
        <translation>此前已收 %1 件。</translation>
    </message>
    <message>
        <source>Answer for %1 first, or put it aside.</source>
        <translation>请先回答 %1 的问题，或先放一边。</translation>
    </message>
    <message>
        <source>The batch is ended. Its list is written to %1.</source>
        <translation>批次已结束，清单已写入 %1。</translation>
    </message>
    <message>
        <source>The list could not be written to %1. Nothing is lost: open the batch again and end it again.</source>
        <translation>清单无法写入 %1。没有丢失：请重新打开并结束此批次。</translation>
    </message>
    <message>
        <source>As registered</source>
        <translation>按登记</translation>
    </message>
    <message>
        <source>sellers as registered</source>
        <translation>卖家按登记</translation>
    </message>
    <message>
        <source>Answer for %1 first, or put it aside; %2 was not taken.</source>
        <translation>请先回答 %1 的问题，或先放一边；%2 未被采用。</translation>
    </message>
    <message>
        <source>%1 is no answer that intake asks for.</source>
        <translation>%1 不是收货问题的答案。</translation>
    </message>
    <message>
        <source>Scan a unit first; its answers come after it.</source>
        <translation>请先扫描一件，再回答其问题。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::TradeIn</name>
    <message>
        <source>%1 is no answer that a trade-in asks for.</source>
        <translation>%1 不是以旧换新问题的答案。</translation>
    </message>
</context>
<context>
    <name>DriftChart</name>
    <message>
        <source>Latest: %1 % of %2 units right</source>
        <translation>最近：%2 件中 %1 % 正确</translation>
    </message>
</context>
<context>
    <name>RecheckPage</name>
    <message>
        <source>Second inspection</source>
        <translation>盲检</translation>
    </message>
    <message>
        <source>You do not know the first grade, and nobody may tell you</source>
        <translation>您不知道首次等级，任何人不得告知</translation>
    </message>
    <message>
        <source>Two grades differ: one of them holds</source>
        <translation>两次定级不同：由您裁定</translation>
    </message>
    <message>
        <source>Drawn by lot, inspected blind, decided by a third person</source>
        <translation>随机抽取、盲检、由第三人裁定</translation>
    </message>
    <message>
        <source>For you to inspect</source>
        <translation>待您盲检</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>没有待您处理的商品。</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待裁定</translation>
    </message>
    <message>
        <source>1  Packaging</source>
        <translation>1  包装</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>2  Look</source>
        <translation>2  外观</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>轻微</translation>
    </message>
    <message>
        <source>Flaw</source>
        <translation>瑕疵</translation>
    </message>
    <message>
        <source>Heavy</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>3  Function</source>
        <translation>3  功能</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Traces of use</source>
        <translation>使用痕迹</translation>
    </message>
    <message>
        <source>What you saw (if it needs words)</source>
        <translation>所见情况（如需说明）</translation>
    </message>
    <message>
        <source>The grade that holds</source>
        <translation>成立的等级</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>A mark was missed</source>
        <translation>漏看瑕疵</translation>
    </message>
    <message>
        <source>A mark was judged too hard</source>
        <translation>瑕疵判得过重</translation>
    </message>
    <message>
        <source>The function was tested again</source>
        <translation>重新测试了功能</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>No lot was planned yet: a lead does it with regradectl recheck plan.</source>
        <translation>尚未计划批次：由主管使用 regradectl recheck plan 计划。</translation>
    </message>
    <message>
        <source>The camera&apos;s proposals</source>
        <translation>相机建议</translation>
    </message>
    <message>
        <source>%1: on</source>
        <translation>%1：开启</translation>
    </message>
    <message>
        <source>%1: off</source>
        <translation>%1：关闭</translation>
    </message>
    <message>
        <source>Back to grading</source>
        <translation>返回定级</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Give this grade</source>
        <translation>提交等级</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Grades that held</source>
        <translation>成立的等级</translation>
    </message>
    <message>
        <source>Target %1 %</source>
        <translation>目标 %1 %</translation>
    </message>
    <message>
        <source>Kappa linear %1, quadratic %2</source>
        <translation>Kappa：线性 %1，二次 %2</translation>
    </message>
    <message>
        <source>The running quarter</source>
        <translation>最近一季</translation>
    </message>
    <message>
        <source>Share right with its interval; the line is the target</source>
        <translation>正确率及区间；横线为目标</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>尚无裁定。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::RecheckScreen</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>planned, not drawn yet</source>
        <translation>已计划，未抽样</translation>
    </message>
    <message>
        <source>%1 of %2 decided</source>
        <translation>已裁定 %1 / %2</translation>
    </message>
    <message>
        <source>accepted: %1 of %2 wrong</source>
        <translation>接受：%2 件中 %1 件错误</translation>
    </message>
    <message>
        <source>not accepted: %1 of %2 wrong</source>
        <translation>不接受：%2 件中 %1 件错误</translation>
    </message>
    <message>
        <source>%1 (n %2, %3 to %4)</source>
        <translation>%1（n %2，%3 至 %4）</translation>
    </message>
    <message>
        <source>not enough: %1 of %2 units</source>
        <translation>数据不足：%1 / %2 件</translation>
    </message>
    <message>
        <source>The house</source>
        <translation>本仓</translation>
    </message>
    <message>
        <source>First against second</source>
        <translation>首检与盲检</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Choose the grade that holds.</source>
        <translation>请选择成立的等级。</translation>
    </message>
    <message>
        <source>Say why this grade is right.</source>
        <translation>请说明该等级正确的原因。</translation>
    </message>
    <message>
        <source>Scan a unit that waits for you, or choose it on the left.</source>
        <translation>扫描待您盲检的商品，或在左侧选择。</translation>
    </message>
    <message>
        <source>Say how the packaging is.</source>
        <translation>请选择包装状况。</translation>
    </message>
    <message>
        <source>Say how it looks.</source>
        <translation>请选择外观。</translation>
    </message>
    <message>
        <source>Say whether it works.</source>
        <translation>请选择功能是否正常。</translation>
    </message>
    <message>
        <source>%1 is no tag of a unit.</source>
        <translation>%1 不是商品标签。</translation>
    </message>
    <message>
        <source>%1 is in no second inspection that is open.</source>
        <translation>%1 不在进行中的盲检里。</translation>
    </message>
    <message>
        <source>%1 is for somebody else to inspect.</source>
        <translation>%1 由他人盲检。</translation>
    </message>
    <message>
        <source>%1 is decided.</source>
        <translation>%1 已裁定。</translation>
    </message>
    <message>
        <source>%1: both looks give grade %2.</source>
        <translation>%1：两次定级均为 %2。</translation>
    </message>
    <message>
        <source>%1: you say %2, on record is %3. A third person decides.</source>
        <translation>%1：您定为 %2，原等级为 %3，由第三人裁定。</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>To be graded %1 · in work %2 · to be sold %3 · in house %4, in stock %5</source>
        <translation>待检测 %1 · 翻新中 %2 · 待销售 %3 · 在仓 %4，库存 %5</translation>
    </message>
    <message>
        <source>Age since intake: %1 over the limit</source>
        <translation>库龄：%1 件超过上限</translation>
    </message>
</context>
<context>
    <name>WallView</name>
    <message>
        <source>Dashboard on the wall</source>
        <translation>大屏看板</translation>
    </message>
    <message>
        <source>A key or a press ends it.</source>
        <translation>按任意键或点按即可退出。</translation>
    </message>
</context>
<context>
    <name>FigureDetail</name>
    <message>
        <source>Back to the figures</source>
        <translation>返回指标</translation>
    </message>
    <message>
        <source>The units behind it</source>
        <translation>相关商品</translation>
    </message>
    <message>
        <source>How it is reckoned</source>
        <translation>计算方式</translation>
    </message>
    <message>
        <source>The last six months</source>
        <translation>最近六个月</translation>
    </message>
    <message>
        <source>Its parts</source>
        <translation>构成</translation>
    </message>
</context>
<context>
    <name>Kpi</name>
    <message>
        <source>Sold</source>
        <translation>售出</translation>
    </message>
    <message>
        <source>Given away</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>Dismantled</source>
        <translation>拆解</translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation>回收</translation>
    </message>
    <message>
        <source>Back to the supplier</source>
        <translation>退回供应商</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>报废</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>以往 %1</translation>
    </message>
    <message>
        <source>met</source>
        <translation>已达标</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>%1; chance that it is: %2 %</source>
        <translation>%1；达标概率：%2 %</translation>
    </message>
    <message>
        <source>before: %1 (n = %2)</source>
        <translation>前期：%1（n = %2）</translation>
    </message>
    <message>
        <source>before: n = %1, not told</source>
        <translation>前期：n = %1，不足以给出</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 / 上限 %2</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>KpiFilter</name>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>上一时期</translation>
    </message>
    <message>
        <source>A year before</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时期</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>卖家</translation>
    </message>
    <message>
        <source>All sellers</source>
        <translation>全部卖家</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部品类</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>全部站点</translation>
    </message>
    <message>
        <source>%1 to %2, compared with %3 to %4</source>
        <translation>%1 至 %2，对比 %3 至 %4</translation>
    </message>
</context>
<context>
    <name>KpiPaper</name>
    <message>
        <source>Efficiency</source>
        <translation>效率</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Sustainability</source>
        <translation>可持续</translation>
    </message>
    <message>
        <source>Figures of the house</source>
        <translation>本仓指标</translation>
    </message>
</context>
<context>
    <name>PollPage</name>
    <message>
        <source>Poll of visitors</source>
        <translation>访客投票</translation>
    </message>
    <message>
        <source>The page is locked while visitors are before it</source>
        <translation>访客使用时页面锁定</translation>
    </message>
    <message>
        <source>Open polls</source>
        <translation>进行中的投票</translation>
    </message>
    <message>
        <source>No poll is open.</source>
        <translation>没有进行中的投票。</translation>
    </message>
    <message>
        <source>Nothing is asked now</source>
        <translation>目前没有投票</translation>
    </message>
    <message>
        <source>A lead opens a poll about a unit with regradectl poll open.</source>
        <translation>主管可用 regradectl poll open 就某件商品发起投票。</translation>
    </message>
    <message>
        <source>Thank you. Your answer was counted.</source>
        <translation>谢谢，您的选择已计入。</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>返回上架</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Hand over to visitors</source>
        <translation>交给访客使用</translation>
    </message>
</context>
<context>
    <name>AuctionPage</name>
    <message>
        <source>Auctions of names</source>
        <translation>命名竞拍</translation>
    </message>
    <message>
        <source>Bidders are codes, never names</source>
        <translation>竞拍者以代码表示，不用姓名</translation>
    </message>
    <message>
        <source>Open auctions</source>
        <translation>进行中的竞拍</translation>
    </message>
    <message>
        <source>No auction is open.</source>
        <translation>没有进行中的竞拍。</translation>
    </message>
    <message>
        <source>No auction is chosen</source>
        <translation>未选择竞拍</translation>
    </message>
    <message>
        <source>A lead opens one with regradectl auction open.</source>
        <translation>主管可用 regradectl auction open 发起。</translation>
    </message>
    <message>
        <source>Best bid</source>
        <translation>最高出价</translation>
    </message>
    <message>
        <source>Bids</source>
        <translation>出价次数</translation>
    </message>
    <message>
        <source>Next bid, at least</source>
        <translation>下次最低出价</translation>
    </message>
    <message>
        <source>Its time is over: end it.</source>
        <translation>时间已到，请结束竞拍。</translation>
    </message>
    <message>
        <source>Bids are taken until %1.</source>
        <translation>出价截止 %1。</translation>
    </message>
    <message>
        <source>Code of the bidder</source>
        <translation>竞拍者代码</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>出价</translation>
    </message>
    <message>
        <source>The winner&apos;s name for it, once you have looked at it</source>
        <translation>中标者所取的名字（请先审核）</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>返回上架</translation>
    </message>
    <message>
        <source>Take the bid</source>
        <translation>接受出价</translation>
    </message>
    <message>
        <source>End the auction</source>
        <translation>结束竞拍</translation>
    </message>
</context>
<context>
    <name>TourPage</name>
    <message>
        <source>Tour for visitors</source>
        <translation>访客参观</translation>
    </message>
    <message>
        <source>The way of a unit, without staff, orders and prices</source>
        <translation>一件商品的历程，不含员工、订单和价格</translation>
    </message>
    <message>
        <source>Ready for a second life</source>
        <translation>即将开始第二次生命</translation>
    </message>
    <message>
        <source>Nothing is on offer now.</source>
        <translation>目前没有上架商品。</translation>
    </message>
    <message>
        <source>Choose a unit, or scan one</source>
        <translation>选择或扫描一件商品</translation>
    </message>
    <message>
        <source>Its way through the house is shown step by step.</source>
        <translation>逐步展示它在本仓的历程。</translation>
    </message>
    <message>
        <source>Tests and parts</source>
        <translation>测试与零件</translation>
    </message>
    <message>
        <source>Back to listing</source>
        <translation>返回上架</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Hand over to visitors</source>
        <translation>交给访客使用</translation>
    </message>
</context>
<context>
    <name>SuppliersPage</name>
    <message>
        <source>Going over the whole log…</source>
        <translation>正在查阅全部记录……</translation>
    </message>
    <message>
        <source>Look for what became frequent</source>
        <translation>查找变得频繁的缺陷</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Defects that became frequent, and what came of it</source>
        <translation>频发缺陷及处理结果</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>No case is on record.</source>
        <translation>没有案件记录。</translation>
    </message>
    <message>
        <source>More often than on other products</source>
        <translation>比其他商品更频繁</translation>
    </message>
    <message>
        <source>No defect has become frequent that is not taken up.</source>
        <translation>没有尚未提出的频发缺陷。</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Before the measure</source>
        <translation>措施前</translation>
    </message>
    <message>
        <source>With the measure</source>
        <translation>措施后</translation>
    </message>
    <message>
        <source>The beginning was chosen because the rate was high there: a part of a fall may be chance.</source>
        <translation>起点因比率偏高而选定：下降的一部分可能出于偶然。</translation>
    </message>
    <message>
        <source>How it went on</source>
        <translation>后续进展</translation>
    </message>
    <message>
        <source>What happened, without names of people</source>
        <translation>情况说明（不写人名）</translation>
    </message>
    <message>
        <source>Units received from this day on have the measure</source>
        <translation>自该日起收货的商品已采取措施</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>返回数据</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>regrade::ui::PollScreen</name>
</context>
<context>
    <name>regrade::ui::AuctionScreen</name>
    <message>
        <source>%1 bids</source>
        <translation>%1 次出价</translation>
    </message>
    <message>
        <source>“%1” is no amount.</source>
        <translation>“%1”不是金额。</translation>
    </message>
    <message>
        <source>The bid stands.</source>
        <translation>出价已生效。</translation>
    </message>
    <message>
        <source>The auction is over.</source>
        <translation>竞拍已结束。</translation>
    </message>
</context>
<context>
    <name>regrade::ui::SuppliersScreen</name>
    <message>
        <source>no units yet</source>
        <translation>尚无商品</translation>
    </message>
    <message>
        <source>%1 of %2 units (%3 % to %4 %)</source>
        <translation>%1 / %2 件（%3 % 至 %4 %）</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>%1; on other products %2 %</source>
        <translation>%1；其他商品 %2 %</translation>
    </message>
    <message>
        <source>Fewer by %1 to %2 points.</source>
        <translation>减少 %1 至 %2 个百分点。</translation>
    </message>
    <message>
        <source>A difference is shown.</source>
        <translation>差异成立。</translation>
    </message>
    <message>
        <source>No difference is shown.</source>
        <translation>未显示差异。</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>The case is open.</source>
        <translation>已立案。</translation>
    </message>
    <message>
        <source>It is on record.</source>
        <translation>已记录。</translation>
    </message>
</context>
<context>
    <name>Participation</name>
    <message>
        <source>%1 of %2 (%3 % to %4 %)</source>
        <translation>%1 / %2（%3 % 至 %4 %）</translation>
    </message>
    <message>
        <source>Whether units with a say come back less often cannot be told yet: %1 and %2 were sold.</source>
        <translation>参与商品是否更少退回尚无法判断：已售 %1 件和 %2 件。</translation>
    </message>
    <message>
        <source>Came back, with a say: %1; without: %2.</source>
        <translation>退回率，有参与：%1；无参与：%2。</translation>
    </message>
    <message>
        <source>A difference is shown.</source>
        <translation>差异成立。</translation>
    </message>
    <message>
        <source>No difference is shown.</source>
        <translation>未显示差异。</translation>
    </message>
</context>
</TS>
