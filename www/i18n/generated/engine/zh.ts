
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's00ba1671b09da370': str`引擎意外停止了（${0}）`,
's087d7a07b52b439d': str`${0}。`,
's0ded16eb3fd90c3e': str`${0} 处没有引擎：服务器回答的状态码是 ${1}。wasm 文件须以构建时的文件名放在那里。`,
's242fc6f766ab0942': str`${0} 引擎打开了另一种设备。`,
's24ae796864faa4f0': str`在 CPU 上训练，因为 GPU（${0}）失败了：${1}`,
's2786e364df6e9ef5': `按您的选择，在 CPU 上训练。`,
's2a527137b3afc944': str`按您的选择，在 GPU（${0}）上训练。`,
's2b28459a292f3afb': `（有一条消息无法读取）`,
's3f4684bcaa00486c': `未命名的适配器`,
's4cd02668698eb4e9': str`在 GPU（${0}）上训练，因为对这个模型来说它比 CPU 更快：${1}。`,
's4e26d5542d7fd098': str`${0} 处的文件不是引擎（${1}）：${2}`,
's6a9f4f729143dcab': `GPU 丢失了`,
's7f1ac9ce97de0baf': str`每步 ${0} 毫秒，对比 ${1} 毫秒`,
's816f800fe8fcaf9e': str`在 GPU（${0}）上训练。`,
's8229ba56a7a6af25': str`GPU 丢失了：${0}`,
's8270caa87f121df1': `在 CPU 上训练，因为这个浏览器不支持 WebGPU。`,
's836f00813fb47ad9': str`无法从 ${0}${1} 启动引擎的脚本。该脚本须在那里，其服务器须允许本页面加载它（CORS），而且页面的 Content-Security-Policy 须允许它（script-src、worker-src 和 trusted-types）。`,
's86d9387407c22a4a': str`训练停止了，因为${0}请重新启动引擎，从上次保存的状态继续。`,
'sbd3f027919bd1bae': str`训练已转到 CPU，因为${0}`,
'sbeb9faca0498f02b': str`在 CPU 上训练，因为对这个模型来说它比 GPU（${0}）更快：${1}。`,
'sc33e4e211caac03b': str`在 CPU 上训练，因为请求 GPU 失败：${0}`,
'sc4cb1abd3f8d627b': str`按您的选择用 WebGPU 训练，但它的适配器（${0}）是软件实现，比 CPU 更慢。`,
'sd5028e2f6705b472': `在 CPU 上训练，因为 WebGPU 在这台机器上没有找到图形适配器。`,
'sd8d354f2a6b55ad8': str`GPU 拒绝了一次运算：${0}`,
'sd9fb337122ca88d9': str`${0}训练从第 ${1} 步继续。`,
'se56d1e271283e640': str`在 CPU 上训练，因为唯一的 WebGPU 适配器（${0}）是软件实现，更慢。`,
'se576a7e3b37e9271': str`无法从 ${0} 获取引擎（${1}）。服务器须可以访问，并允许本页面读取该文件（CORS），而且页面的 Content-Security-Policy 须允许它（connect-src）。`,
'se62ba95db9832e13': str`引擎意外停止了${0}。请重新启动它，从上次保存的状态继续。`,
'seb9aa704ca917aca': str`页面的 Content-Security-Policy 禁止使用 WebAssembly：其 script-src 须允许 'wasm-unsafe-eval'。（${0}）`,
'sf6412008e867a212': str`这次训练用的是文件 ${0}，它们不在这里：请重新选择。在那之前先用内置数字。`,
'sfcb426bf88979cba': str`这份实验室在构建时没有带上 ${0} 引擎。`,
    };
  